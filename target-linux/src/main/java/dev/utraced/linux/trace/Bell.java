package dev.utraced.linux.trace;

import dev.utraced.linux.sys.ChildWatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;

/**
 * Tells the loop that some tracee has something to report. A thread of its own waits in the kernel, without reaping: reaping elsewhere
 * than on the loop would let a pid be used again before the loop knows. It waits for a permit before it looks again, for until the
 * loop has reaped it would see the same news for ever.
 *
 * <p>Tried instead: a signalfd for SIGCHLD. It is no faster, and the JVM changes the signal's disposition behind our back.
 */
public final class Bell {
    private final ChildWatch watch;
    private final Executor loop;
    private final IntConsumer rung;
    private final Semaphore permit = new Semaphore(0);
    private boolean armed;

    /** @param rung called on the loop with the tid that has news */
    public Bell(ChildWatch watch, Executor loop, IntConsumer rung) {
        this.watch = watch;
        this.loop = loop;
        this.rung = rung;
    }

    /** Starts the waiting thread, which ends with the JVM. */
    public void start() {
        Thread thread = new Thread(this::run, "bell");
        thread.setDaemon(true);
        thread.start();
    }

    /** On the loop: there is something to wait for. Must be called after each {@code rung} as long as that is so; more often does no harm. */
    public void arm() {
        if (!armed) {
            armed = true;
            permit.release();
        }
    }

    private void run() {
        while (true) {
            permit.acquireUninterruptibly();
            int tid = watch.await();
            loop.execute(() -> {
                armed = false;
                rung.accept(tid);
            });
        }
    }
}
