package dev.utraced.linux.trace;

import dev.utraced.linux.sys.ChildWatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Tells the loop that some tracee has something to report. A thread of its own waits in the kernel, without reaping: reaping elsewhere
 * than on the loop would let a pid be used again before the loop knows. It waits for a permit before it looks again, for until the
 * loop has reaped it would see the same news for ever.
 *
 * <p>While everything is stopped only a SIGKILL from elsewhere is news, and there is no hurry: a client that steps would otherwise have
 * this thread woken twice for each step, once to wait in the kernel and once by the stop that the loop has seen already. That is a third
 * of the processor time of a step.
 *
 * <p>Tried instead: a signalfd for SIGCHLD. It is no faster, and the JVM changes the signal's disposition behind our back.
 */
public final class Bell {
    private static final long SOON_MILLIS = 20;

    private final ChildWatch watch;
    private final ThreadFactory threads;
    private final Executor loop;
    private final IntConsumer rung;
    private final Semaphore permit = new Semaphore(0);
    private boolean armed;
    private volatile boolean soon;

    /** The bell's thread waits for a permit without a limit. */
    private volatile boolean asleep;

    /**
     * @param threads makes the waiting thread
     * @param rung called on the loop with the tid that has news
     */
    public Bell(ChildWatch watch, ThreadFactory threads, Executor loop, IntConsumer rung) {
        this.watch = watch;
        this.threads = threads;
        this.loop = loop;
        this.rung = rung;
    }

    /** Starts the waiting thread, which ends with the JVM. */
    public void start() {
        Thread thread = threads.newThread(this::run);
        thread.setName("bell");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * On the loop: there is something to wait for. This or {@link #armSoon} must be called after each {@code rung} as long as that is
     * so, and this first of all; more often does no harm.
     */
    public void arm() {
        if (!armed) {
            armed = true;
            permit.release();
        }
    }

    /** On the loop: news is possible, but not to be expected, and may come late. */
    public void armSoon() {
        soon = true;
        if (asleep) {
            arm();
        }
    }

    private void run() {
        while (true) {
            awaitPermission();
            int tid = watch.await();
            // Given while this thread was listening: the loop gives another one when it has heard the news.
            permit.drainPermits();
            loop.execute(() -> {
                armed = false;
                rung.accept(tid);
            });
        }
    }

    private void awaitPermission() {
        if (!permittedSoon()) {
            asleep = true;
            if (!soon) {
                permit.acquireUninterruptibly();
            }
            asleep = false;
        }
        soon = false;
    }

    private boolean permittedSoon() {
        try {
            return permit.tryAcquire(SOON_MILLIS, TimeUnit.MILLISECONDS) || soon;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return soon;
        }
    }
}
