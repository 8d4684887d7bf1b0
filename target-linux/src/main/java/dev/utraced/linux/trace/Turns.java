package dev.utraced.linux.trace;

import dev.utraced.linux.sys.Kernel;

/**
 * Gives a thread back the turns that it loses when it is stopped for nothing, again and again, on a machine where others are busy: each
 * time it is let run it would queue behind all of them, for a whole time slice each. A short slice of its own brings it in at once. Its
 * share of the processor stays what it was, so nobody else loses.
 */
public final class Turns {
    /** The shortest that the kernel grants. */
    private static final long SHORT_NANOS = 100_000;

    private final Kernel kernel;
    private final SpinClock clock;
    private final int tid;

    /** The slice that it had; 0: it still has it. */
    private long formerNanos;

    private boolean refused;

    Turns(Kernel kernel, SpinClock clock, int tid) {
        this.kernel = kernel;
        this.clock = clock;
        this.tid = tid;
    }

    /** It was stopped for nothing and is about to run on: where others are busy, it gets its turns at once from now on, until {@link #restore}. */
    public void hurry() {
        if (clock.isCrowded()) {
            shorten();
        } else {
            restore();
        }
    }

    private void shorten() {
        if (formerNanos == 0 && !refused) {
            long nanos = kernel.timeSlice(tid);
            boolean done = nanos > SHORT_NANOS && kernel.setTimeSlice(tid, SHORT_NANOS);
            formerNanos = done ? nanos : 0;
            refused = !done;
        }
    }

    /** Its slice is what it was. */
    public void restore() {
        if (formerNanos != 0) {
            kernel.setTimeSlice(tid, formerNanos);
            formerNanos = 0;
        }
    }

    /** This is the same task, or a child that it has made, which has its slice: that is put right at once. */
    void restoreLike(Turns origin) {
        formerNanos = Math.max(formerNanos, origin.formerNanos);
        restore();
    }
}
