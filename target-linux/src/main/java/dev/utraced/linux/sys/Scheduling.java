package dev.utraced.linux.sys;

/**
 * How the scheduler treats one task: {@code struct sched_attr} in its first version. One thread at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/sched_setattr.2.html">sched_setattr(2)</a>; since Linux 6.12 the runtime of an
 *     ordinary task is the length of its time slice ({@code __setparam_fair} in kernel/sched/syscalls.c), before it means nothing
 */
final class Scheduling {
    static final int SCHED_OTHER = 0;
    static final long RESET_ON_FORK = 1;

    private static final int BYTES = 48;
    private static final int POLICY = 4;
    private static final int FLAGS = 8;
    private static final int NICENESS = 16;
    private static final int RUNTIME = 24;

    private static final boolean X86 = System.getProperty("os.arch").equals("amd64");
    private static final long SCHED_SETATTR = X86 ? 314 : 274;
    private static final long SCHED_GETATTR = X86 ? 315 : 275;

    private final Scratch attributes = new Scratch(BYTES);

    /** @param tid 0: the calling thread; @return false: it has gone, or this is not to be known */
    boolean read(int tid) {
        return Libc.syscall(SCHED_GETATTR, tid, attributes.address(), BYTES, 0) == 0;
    }

    /** Writes what was read and changed since. @return false: it has gone, or this server may not */
    boolean write(int tid) {
        attributes.bytes().putInt(0, BYTES);
        return Libc.syscall(SCHED_SETATTR, tid, attributes.address(), 0, 0) == 0;
    }

    boolean isOrdinary() {
        return attributes.bytes().getInt(POLICY) == SCHED_OTHER;
    }

    /** What the task starts has neither its nice value nor its slice. */
    void resetOnFork() {
        attributes.bytes().putLong(FLAGS, attributes.bytes().getLong(FLAGS) | RESET_ON_FORK);
    }

    int niceness() {
        return attributes.bytes().getInt(NICENESS);
    }

    void niceness(int value) {
        attributes.bytes().putInt(NICENESS, value);
    }

    /** Nanoseconds; 0: this kernel has none for each task. */
    long slice() {
        return attributes.bytes().getLong(RUNTIME);
    }

    void slice(long nanos) {
        attributes.bytes().putLong(RUNTIME, nanos);
    }
}
