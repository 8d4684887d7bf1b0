package dev.utraced.linux.trace;

import dev.utraced.linux.sys.Kernel;
import dev.utraced.linux.sys.WaitStatus;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Tracees that will stop in a moment: they step, were interrupted, or have just run into something that they may run into again, as in
 * a loop with a breakpoint. Polling them for some 50 us spares the wake-up by the {@link Bell}, which costs more than a step does; as
 * long as polling finds what it looks for, the bell is not even armed, for each stop would wake its thread, too.
 *
 * <p>They are asked in the order in which they were expected, so thousands of interrupted threads cost one wait call each. One that lets
 * us wait goes behind the others, and after some rounds is left to the bell: a thread that steps into a blocking call may take for ever.
 *
 * <p>What is sure to stop may be waiting for the very processor that we poll on, or for the one that the bell's thread is about to run on:
 * between two rounds the loop makes way. When the bell was armed at once instead, interrupting 5,000 threads took 200 to 500 ms now and
 * then instead of 40, for with as many tracees the kernel needs 150 us to find the one with news, while the others stand still.
 */
final class ExpectedStops {
    /** For a thread that was let run just after an event, and will have another one soon, or not. */
    static final int BRIEFLY = 1;

    /** For a thread that was interrupted: it will stop as soon as it gets a processor. */
    static final int SURELY = 50;

    /**
     * So many are asked in turn while polling: a thread that has just been made and its maker are heard of by whoever comes first. With 16,
     * 5,000 interrupted threads take a quarter longer to stop: each look holds a lock of the kernel that they need.
     */
    private static final int AT_ONCE = 4;

    /** What sleeps interruptibly stops within microseconds, unless all processors are taken. */
    private static final long LONGEST_WAIT_NANOS = 1_000_000_000;

    /** What runs stops as soon as it gets a processor, but for one in an uninterruptible wait, as for a child of vfork(2). */
    private static final long SHORT_WAIT_NANOS = 50_000_000;

    /** Others want the loop, too. */
    private static final long SLICE_NANOS = 5_000_000;

    private final Kernel kernel;
    private final SpinClock clock;
    private final Executor later;
    private final BiConsumer<Tracee, WaitStatus> handler;
    private final Runnable whenIdle;
    private final Deque<Tracee> queue = new ArrayDeque<>();
    private boolean scheduled;
    private boolean collecting;

    /** @param whenIdle called when polling has ended or makes a pause: what happens now is not seen unless somebody waits for it */
    ExpectedStops(
            Kernel kernel, SpinClock clock, Executor later, BiConsumer<Tracee, WaitStatus> handler, Runnable whenIdle) {
        this.whenIdle = whenIdle;
        this.kernel = kernel;
        this.clock = clock;
        this.later = later;
        this.handler = handler;
    }

    /** Schedules a {@link #collect} too, where none is under way. @param rounds how often the tracee is asked in vain before it is left to the bell */
    void add(Tracee tracee, int rounds) {
        if (tracee.news().rounds() == 0) {
            queue.addLast(tracee);
            if (queue.size() == SpinClock.CROWD) {
                clock.expectCrowd();
            }
        }
        tracee.news().rounds(rounds);
        schedule();
    }

    void remove(Tracee tracee) {
        if (tracee.news().rounds() > 0) {
            tracee.news().rounds(0);
            queue.remove(tracee);
        }
    }

    /** Has a {@link #collect} made soon, which ends in somebody listening. */
    void schedule() {
        if (!scheduled && !collecting) {
            scheduled = true;
            later.execute(() -> {
                scheduled = false;
                collect();
            });
        }
    }

    void collect() {
        if (collecting) {
            return;
        }
        collecting = true;
        try {
            collectUntil(clock.nanoTime() + SLICE_NANOS);
        } finally {
            collecting = false;
            whenIdle.run();
        }
    }

    private void collectUntil(long endNanos) {
        boolean patient = true;
        while (!queue.isEmpty()) {
            boolean news = ask(0) || patient && askAgain(clock.patienceNanos()) || ask(1);
            patient = news;
            if (!news && isNextSure()) {
                clock.rest();
                patient = true;
            }
            if (!queue.isEmpty() && clock.nanoTime() - endNanos > 0) {
                collecting = false;
                schedule();
                return;
            }
        }
    }

    /** Polls one tracee that was asked to stop until it does, with nothing else done meanwhile. */
    void awaitStop(Tracee tracee) {
        remove(tracee);
        long begin = clock.nanoTime();
        long longest = tracee.isAsleep() ? LONGEST_WAIT_NANOS : SHORT_WAIT_NANOS;
        while (tracee.isStopDue() && clock.nanoTime() - begin < longest) {
            WaitStatus status = kernel.poll(tracee.tid());
            if (!(status instanceof WaitStatus.Nothing)) {
                handler.accept(tracee, status);
            } else if (clock.nanoTime() - begin < clock.patienceNanos()) {
                clock.pause();
            } else {
                clock.rest();
            }
        }
        if (tracee.isStopDue()) {
            add(tracee, SURELY);
        }
    }

    private boolean isNextSure() {
        Tracee next = queue.peekFirst();
        return next != null && next.news().rounds() > BRIEFLY;
    }

    private boolean askAgain(long patienceNanos) {
        long end = clock.nanoTime() + patienceNanos;
        while (clock.nanoTime() - end < 0) {
            clock.pause();
            if (ask(0)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Asks the first few; those without news go behind the others.
     *
     * @param rounds that it costs them
     * @return whether there was news
     */
    private boolean ask(int rounds) {
        boolean news = false;
        for (int left = Math.min(queue.size(), AT_ONCE); left > 0 && !queue.isEmpty(); left--) {
            Tracee tracee = queue.removeFirst();
            WaitStatus status = kernel.poll(tracee.tid());
            if (status instanceof WaitStatus.Nothing) {
                putBack(tracee, rounds);
            } else {
                news = true;
                tracee.news().rounds(0);
                handler.accept(tracee, status);
            }
        }
        return news;
    }

    private void putBack(Tracee tracee, int rounds) {
        int left = tracee.news().rounds() - rounds;
        tracee.news().rounds(left);
        if (left > 0) {
            queue.addLast(tracee);
        }
    }
}
