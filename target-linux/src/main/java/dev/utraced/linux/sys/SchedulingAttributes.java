package dev.utraced.linux.sys;

/**
 * How an ordinary task competes for a processor.
 *
 * @param niceness from -20 to 19: each step less is a share larger by a quarter, see nice(2)
 * @param sliceNanos how long it runs at a stretch while others want its processor; 0 where the kernel (before 6.12) has one length for all
 */
public record SchedulingAttributes(int niceness, long sliceNanos) {
    private static final int BEST = -20;

    /** The shortest that the kernel grants. */
    private static final long SHORT_NANOS = 100_000;

    /** With a larger share. */
    public SchedulingAttributes lessNice(int steps) {
        return new SchedulingAttributes(Math.max(BEST, niceness - steps), sliceNanos);
    }

    /** With a larger share, taken in short slices. */
    public SchedulingAttributes hurried(int stepsLessNice) {
        return lessNice(stepsLessNice).inShortSlices();
    }

    /** With the share that it has, taken in short slices. */
    public SchedulingAttributes inShortSlices() {
        return new SchedulingAttributes(niceness, sliceNanos == 0 ? 0 : SHORT_NANOS);
    }
}
