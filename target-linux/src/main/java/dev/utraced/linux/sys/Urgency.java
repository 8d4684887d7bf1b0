package dev.utraced.linux.sys;

/**
 * Puts threads of this server before others that want their processor: every thread that a tracer stops waits for it. Where dozens of
 * threads are busy, the best nice value does not do: whatever its share, a thread that wakes up is behind those that are owed time, and
 * each of these runs for some milliseconds. So they are real-time threads of the lowest priority where the server may make them such
 * (CAP_SYS_NICE, RLIMIT_RTPRIO); less nice and with a short time slice where it may that; and with a short slice else. They sleep unless
 * a tracee or a client waits for them, and the kernel keeps a twentieth of the time for ordinary threads.
 *
 * <p>The loop is so in a crowd only, see {@link LoopUrgency}.
 *
 * <p>What such a thread starts, threads and programs, is ordinary again, see also {@link #reset}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/sched.7.html">sched(7), "SCHED_RR", "The nice value", "Resetting scheduling policy
 *     for child processes"</a>
 */
public final class Urgency {
    /** Some ninety times the share of an ordinary thread. */
    private static final int LESS_NICE = 20;

    /** The thread of the JVM that stops all others at a safepoint: the loop waits for it. */
    private static final String STOPPER = "VM Thread";

    /**
     * Without the compiler our code is interpreted for as long as dozens of threads are busy; but it works for longer than anything else
     * here. A second compiler, where somebody lets the JVM have one, takes seconds, and would be in the way of the loop for as long.
     */
    private static final String COMPILER = "C1 CompilerThre";

    private static final int COMPILER_LESS_NICE = 10;

    private Urgency() {}

    /** Does nothing where the calling thread is not scheduled in the ordinary way, or nothing is allowed. */
    public static void raise() {
        raise(new Scheduling(), Scheduling.SELF);
    }

    private static void raise(Scheduling scheduling, int tid) {
        scheduling.ordinary(tid).ifPresent(before -> {
            if (!scheduling.writeRealTimeForItAlone(tid)) {
                hurry(scheduling, tid, before);
            }
        });
    }

    /** The most that an ordinary thread may have. @return what it has then */
    static SchedulingAttributes hurry(Scheduling scheduling, int tid, SchedulingAttributes before) {
        SchedulingAttributes best = before.hurried(LESS_NICE);
        if (scheduling.writeForItAlone(tid, best)) {
            return best;
        }
        SchedulingAttributes shorter = before.inShortSlices();
        return scheduling.writeForItAlone(tid, shorter) ? shorter : before;
    }

    /** The same for threads of the JVM that ours wait for. Does nothing where their numbers are not to be known: {@code /proc} may be of others. */
    public static void raiseRuntime(ProcFs procFs) {
        if (procFs.ownProcess() != Libc.getpid()) {
            return;
        }
        var scheduling = new Scheduling();
        for (int tid : procFs.tasks(procFs.ownProcess())) {
            switch (procFs.name(tid).orElse("")) {
                case STOPPER -> raise(scheduling, tid);
                case COMPILER ->
                    scheduling
                            .ordinary(tid)
                            .ifPresent(before -> scheduling.writeForItAlone(tid, before.lessNice(COMPILER_LESS_NICE)));
                default -> {}
            }
        }
    }

    /** The calling thread's nice value, to be asked for before it is raised; 0 where it is not scheduled in the ordinary way. */
    public static int niceness() {
        return new Scheduling()
                .ordinary(Scheduling.SELF)
                .map(SchedulingAttributes::niceness)
                .orElse(0);
    }

    /**
     * Makes the calling thread, and so what it starts, as nice as one that was never raised. The kernel by itself resets a child's nice
     * value to 0, and only where it is negative: a server that is nice itself would start programs that are not.
     *
     * @param niceness of the one that was never raised
     */
    public static void reset(int niceness) {
        var scheduling = new Scheduling();
        scheduling
                .ordinary(Scheduling.SELF)
                .ifPresent(
                        own -> scheduling.write(Scheduling.SELF, new SchedulingAttributes(niceness, own.sliceNanos())));
    }
}
