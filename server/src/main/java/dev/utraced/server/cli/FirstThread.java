package dev.utraced.server.cli;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The thread that the program starts on, for others to use: it is what the kernel names as a process's tracer ({@code TracerPid}), and
 * that should be this process's number.
 */
final class FirstThread implements Executor {
    /** The process is then called so, too, in {@code ps} and {@code top}. */
    private static final String NAME = "utraced";

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    /** Any thread. Tasks are run one after the other; a loop that does not end is the last. */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Gives the calling thread away for good. */
    void lend() throws InterruptedException {
        Thread.currentThread().setName(NAME);
        while (true) {
            tasks.take().run();
        }
    }
}
