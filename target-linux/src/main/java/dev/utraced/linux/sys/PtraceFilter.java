package dev.utraced.linux.sys;

/** Whether this process may not call ptrace at all: a filter of system calls, as some containers have, refuses whatever it is about. */
public final class PtraceFilter {
    /** More than the kernel ever gives out (PID_MAX_LIMIT). */
    private static final int NOBODY = Integer.MAX_VALUE;

    private PtraceFilter() {}

    /** Of nobody the kernel itself says ESRCH. Anything else comes from in front of it. */
    public static boolean refusesAll() {
        return Libc.ptrace(PtraceRequest.SEIZE, NOBODY, 0, 0) == -1
                && !Libc.errno().equals(Errno.ESRCH);
    }
}
