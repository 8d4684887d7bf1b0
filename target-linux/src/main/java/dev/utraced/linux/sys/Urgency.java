package dev.utraced.linux.sys;

import java.util.Map;

/**
 * Puts threads of this server before others that want their processor: every thread that a tracer stops waits for it, and on a machine
 * where dozens of threads are busy each of its turns comes dozens of time slices late. A short time slice brings each turn sooner and the
 * next one later; more turns than others have take the right to a negative nice value (CAP_SYS_NICE, RLIMIT_NICE).
 *
 * <p>What such a thread starts, threads and programs, is ordinary again, see also {@link #resetLike}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/sched.7.html">sched(7), "The nice value", "Resetting scheduling policy for
 *     child processes"</a>
 */
public final class Urgency {
    /** Some ninety times the share of an ordinary thread. Such threads sleep unless a tracee or a client waits for them. */
    private static final int LESS_NICE = 20;

    /**
     * Threads of the JVM that ours wait for, by the beginning of their names, and how much less nice they become: the one that stops all
     * others at a safepoint, and the compiler, without which our code is interpreted for as long as dozens of threads are busy. A second
     * compiler, where somebody lets the JVM have one, takes seconds, and would be in the way of the loop for as long.
     */
    private static final Map<String, Integer> RUNTIME_THREADS = Map.of("VM Thread", 15, "C1 CompilerThre", 10);

    private Urgency() {}

    /** Does nothing where the calling thread is not scheduled in the ordinary way, or nothing is allowed. */
    public static void raise() {
        var scheduling = new Scheduling();
        scheduling.ordinary(Scheduling.SELF).ifPresent(before -> {
            if (!scheduling.writeForItAlone(Scheduling.SELF, before.hurried(LESS_NICE))) {
                scheduling.writeForItAlone(Scheduling.SELF, before.inShortSlices());
            }
        });
    }

    /** The same, in part, for threads of the JVM. Does nothing where their numbers are not to be known: {@code /proc} may be of others. */
    public static void raiseRuntime(ProcFs procFs) {
        if (procFs.ownProcess() != ProcessHandle.current().pid()) {
            return;
        }
        var scheduling = new Scheduling();
        for (int tid : procFs.tasks(procFs.ownProcess())) {
            int less = procFs.name(tid)
                    .map(name -> RUNTIME_THREADS.getOrDefault(name, 0))
                    .orElse(0);
            if (less > 0) {
                scheduling.ordinary(tid).ifPresent(before -> scheduling.writeForItAlone(tid, before.lessNice(less)));
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
        scheduling
                .ordinary(tid)
                .ifPresent(other -> scheduling
                        .ordinary(Scheduling.SELF)
                        .ifPresent(own -> scheduling.write(
                                Scheduling.SELF, new SchedulingAttributes(other.niceness(), own.sliceNanos()))));
    }
}
