package dev.utraced.linux.sys;

/**
 * Puts the calling thread before others that want its processor: every thread that a tracer stops waits for it, and on a machine where
 * dozens of threads are busy each of its turns comes dozens of time slices late. A short time slice brings each turn sooner and the next
 * one later; more turns than others have take the right to a negative nice value (CAP_SYS_NICE, RLIMIT_NICE).
 *
 * <p>What the thread starts, threads and programs, is ordinary again, see also {@link #resetLike}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/sched.7.html">sched(7), "The nice value", "Resetting scheduling policy for
 *     child processes"</a>
 */
public final class Urgency {
    /** Some nine times the share of an ordinary thread. */
    private static final int LESS_NICE = 10;

    private static final int BEST = -20;

    /** The shortest that the kernel grants. */
    private static final long SLICE_NANOS = 100_000;

    private Urgency() {}

    /** Does nothing where the thread is not scheduled in the ordinary way, or nothing is allowed. */
    public static void raise() {
        var scheduling = new Scheduling();
        if (scheduling.read(0) && scheduling.isOrdinary()) {
            int before = scheduling.niceness();
            scheduling.resetOnFork();
            scheduling.slice(SLICE_NANOS);
            scheduling.niceness(Math.max(BEST, before - LESS_NICE));
            if (!scheduling.write(0)) {
                scheduling.niceness(before);
                scheduling.write(0);
            }
        }
    }

    /**
     * Makes the calling thread, and so what it starts, as nice as another one is that was never raised. The kernel by itself resets a
     * child's nice value to 0, and only where it is negative: a server that is nice itself would start programs that are not.
     *
     * @param tid the other one
     */
    public static void resetLike(int tid) {
        var scheduling = new Scheduling();
        if (scheduling.read(tid)) {
            int niceness = scheduling.niceness();
            if (scheduling.read(0) && scheduling.isOrdinary()) {
                scheduling.niceness(niceness);
                scheduling.write(0);
            }
        }
    }
}
