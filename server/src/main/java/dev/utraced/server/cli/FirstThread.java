package dev.utraced.server.cli;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * The thread that the program starts on, for others to use: it is what the kernel names as a process's tracer ({@code TracerPid}), and
 * that should be this process's number.
 */
final class FirstThread implements Executor {
    /** The process is then called so, too, in {@code ps} and {@code top}. */
    private static final String NAME = "utraced";

    /** No queue of the JDK's to wait at: that takes its fork-join pool, which is a part of each start then. */
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    /** Any thread. Tasks are run one after the other; a loop that does not end is the last. */
    @Override
    public synchronized void execute(Runnable task) {
        tasks.add(task);
        notifyAll();
    }

    /** Gives the calling thread away for good. */
    void lend() throws InterruptedException {
        Thread.currentThread().setName(NAME);
        while (true) {
            next().run();
        }
    }

    private synchronized Runnable next() throws InterruptedException {
        while (tasks.isEmpty()) {
            wait();
        }
        return tasks.remove();
    }
}
