package dev.utraced.linux.sys;

/**
 * Puts the calling thread before others that want its processor, where this server may: every thread that a tracer stops waits for it, and
 * on a machine where dozens of threads are busy each of its turns comes dozens of time slices late.
 *
 * <p>What the thread starts, threads and programs, has the ordinary priority again.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/sched.7.html">sched(7), "The nice value", "Resetting scheduling policy for
 *     child processes"</a>
 */
public final class Urgency {
    private static final int SCHED_OTHER = 0;
    private static final int SCHED_RESET_ON_FORK = 0x40000000;
    private static final int PRIO_PROCESS = 0;

    /** Some nine times the share of an ordinary thread. */
    private static final int NICENESS = -10;

    private static final int BEST = -20;

    private Urgency() {}

    /** Does nothing where it may not: it takes CAP_SYS_NICE or a limit on the nice value (RLIMIT_NICE). */
    public static void raise() {
        boolean ordinary = Libc.sched_getscheduler(0) == SCHED_OTHER;
        var priority = new Scratch(Integer.BYTES);
        if (ordinary && Libc.sched_setscheduler(0, SCHED_OTHER | SCHED_RESET_ON_FORK, priority.address()) == 0) {
            // For Linux these three concern one thread, whatever POSIX says.
            int before = Libc.getpriority(PRIO_PROCESS, 0);
            Libc.setpriority(PRIO_PROCESS, 0, Math.max(BEST, before + NICENESS));
        }
    }
}
