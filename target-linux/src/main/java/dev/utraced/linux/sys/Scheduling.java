package dev.utraced.linux.sys;

import java.util.Optional;

/**
 * How the scheduler treats tasks: {@code struct sched_attr} in its first version. One thread at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/sched_setattr.2.html">sched_setattr(2)</a>; since Linux 6.12 the runtime of an
 *     ordinary task is the length of its time slice ({@code __setparam_fair} in kernel/sched/syscalls.c), before it means nothing
 */
final class Scheduling {
    /** The calling thread, in place of a tid. */
    static final int SELF = 0;

    private static final int SCHED_OTHER = 0;
    private static final int SCHED_RR = 2;
    private static final int LOWEST_PRIORITY = 1;
    private static final long RESET_ON_FORK = 1;

    private static final int BYTES = 48;
    private static final int POLICY = 4;
    private static final int FLAGS = 8;
    private static final int NICENESS = 16;
    private static final int PRIORITY = 20;
    private static final int RUNTIME = 24;

    private static final boolean X86 = System.getProperty("os.arch").equals("amd64");
    private static final long SCHED_SETATTR = X86 ? 314 : 274;
    private static final long SCHED_GETATTR = X86 ? 315 : 275;

    private final Scratch attributes = new Scratch(BYTES);

    /** Empty where the task has gone, is not scheduled in the ordinary way, or this is not to be known. */
    Optional<SchedulingAttributes> ordinary(int tid) {
        return read(tid)
                ? Optional.of(new SchedulingAttributes(
                        attributes.bytes().getInt(NICENESS), attributes.bytes().getLong(RUNTIME)))
                : Optional.empty();
    }

    /** @return false: the task has gone, is not scheduled in the ordinary way, or this server may not */
    boolean write(int tid, SchedulingAttributes wanted) {
        return read(tid) && written(tid, wanted, 0);
    }

    /** What the task starts from now on has none of this, but a nice value of 0 and the usual slice. */
    boolean writeForItAlone(int tid, SchedulingAttributes wanted) {
        return read(tid) && written(tid, wanted, RESET_ON_FORK);
    }

    /**
     * Puts the task before all ordinary ones, whatever they are owed, in turn with others of its kind; what it starts from now on is
     * ordinary.
     *
     * @return false: the task has gone, is not scheduled in the ordinary way, or this server may not (CAP_SYS_NICE, RLIMIT_RTPRIO; a
     *     control group without a real-time budget)
     */
    boolean writeRealTimeForItAlone(int tid) {
        if (!read(tid)) {
            return false;
        }
        attributes.bytes().putInt(POLICY, SCHED_RR);
        attributes.bytes().putLong(FLAGS, RESET_ON_FORK);
        attributes.bytes().putInt(PRIORITY, LOWEST_PRIORITY);
        attributes.bytes().putLong(RUNTIME, 0);
        return written(tid);
    }

    /** Takes that back. @return false: the task has gone, or this server may not */
    boolean writeOrdinaryForItAlone(int tid, SchedulingAttributes wanted) {
        read(tid);
        attributes.bytes().putInt(POLICY, SCHED_OTHER);
        attributes.bytes().putInt(PRIORITY, 0);
        return written(tid, wanted, RESET_ON_FORK);
    }

    /** @return false: the task has gone, or is not scheduled in the ordinary way */
    private boolean read(int tid) {
        return Libc.syscall(SCHED_GETATTR, tid, attributes.address(), BYTES, 0, 0) == 0
                && attributes.bytes().getInt(POLICY) == SCHED_OTHER;
    }

    private boolean written(int tid, SchedulingAttributes wanted, long flags) {
        attributes.bytes().putLong(FLAGS, attributes.bytes().getLong(FLAGS) | flags);
        attributes.bytes().putInt(NICENESS, wanted.niceness());
        attributes.bytes().putLong(RUNTIME, wanted.sliceNanos());
        return written(tid);
    }

    private boolean written(int tid) {
        attributes.bytes().putInt(0, BYTES);
        return Libc.syscall(SCHED_SETATTR, tid, attributes.address(), 0, 0, 0) == 0;
    }
}
