package dev.utraced.linux.sys;

/**
 * waitid(2) that only looks. Continued children are not asked for: poll would not take that report away, so it would be found
 * again and again; a tracee that SIGCONT wakes reports a PTRACE_EVENT_STOP of its own.
 */
public final class LinuxChildWatch implements ChildWatch {
    private static final int P_ALL = 0;
    private static final int WSTOPPED = 2;
    private static final int WEXITED = 4;
    private static final int WNOWAIT = 0x01000000;
    private static final int WALL = 0x40000000;

    private static final int SIGINFO_BYTES = 128;
    private static final int PID_OFFSET = 16;

    private final Scratch info = new Scratch(SIGINFO_BYTES);

    @Override
    public int await() {
        while (true) {
            if (Libc.waitid(P_ALL, 0, info.address(), WEXITED | WSTOPPED | WNOWAIT | WALL) == 0) {
                return info.bytes().getInt(PID_OFFSET);
            }
            Errno errno = Libc.errno();
            if (errno.equals(Errno.ECHILD)) {
                return 0;
            }
            if (!errno.equals(Errno.EINTR)) {
                throw new KernelException("waitid P_ALL", errno);
            }
        }
    }
}
