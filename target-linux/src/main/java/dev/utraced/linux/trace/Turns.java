package dev.utraced.linux.trace;

import dev.utraced.linux.sys.Kernel;
import dev.utraced.linux.sys.SchedulingAttributes;
import java.util.Optional;

/**
 * Gives a thread back the turns that it loses when it is stopped for nothing, again and again, on a machine where others are busy. Each
 * time it is let run it would queue behind all of them, for a whole time slice each: a short slice of its own brings it in at once. And a
 * stop costs it some twenty times the processor time of the instruction that it wanted to execute, which uses up its share: a larger one,
 * where the server may grant that, makes up for it.
 */
public final class Turns {
    /** Some thirty times the share. */
    private static final int LESS_NICE = 15;

    private final Kernel kernel;
    private final SpinClock clock;
    private final int tid;

    /** What it had; empty: it still has it. */
    private Optional<SchedulingAttributes> former = Optional.empty();

    private boolean refused;

    Turns(Kernel kernel, SpinClock clock, int tid) {
        this.kernel = kernel;
        this.clock = clock;
        this.tid = tid;
    }

    /** It was stopped for nothing and is about to run on: where others are busy, it gets its turns at once from now on, until {@link #restore}. */
    public void hurry() {
        if (clock.isFull()) {
            prefer();
        } else {
            restore();
        }
    }

    /** Whether each stop costs the thread its turn, for others are busy. */
    public boolean areScarce() {
        return clock.isFull();
    }

    private void prefer() {
        if (former.isEmpty() && !refused) {
            former = kernel.scheduling(tid).filter(this::preferTo);
            refused = former.isEmpty();
        }
    }

    private boolean preferTo(SchedulingAttributes before) {
        return kernel.setScheduling(tid, before.hurried(LESS_NICE))
                || kernel.setScheduling(tid, before.inShortSlices());
    }

    /** It is scheduled as it was. */
    public void restore() {
        if (former.isPresent()) {
            kernel.setScheduling(tid, former.get());
            former = Optional.empty();
        }
    }

    /** This is the same task, or a child that it has made, which is scheduled as it is: that is put right at once. */
    void restoreLike(Turns origin) {
        if (former.isEmpty()) {
            former = origin.former;
        }
        restore();
    }
}
