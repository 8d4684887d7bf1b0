package dev.utraced.linux.sys;

import java.util.OptionalLong;

/**
 * Signals that wait for one thread, looked at without taking them.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/ptrace.2.html">ptrace(2), PTRACE_PEEKSIGINFO</a>
 */
final class QueuedSignals {
    private static final int SIGINFO_BYTES = 128;
    private static final int CODE_OFFSET = 8;

    /** A thread's own traps are at most one, but real-time signals may wait before it. */
    private static final int MOST = 32;

    private static final int OWN = 0;
    private static final int SHARED = 1;

    private final Scratch ownMost = arguments(OWN, MOST);
    private final Scratch ownFirst = arguments(OWN, 1);
    private final Scratch sharedFirst = arguments(SHARED, 1);
    private final SignalMask mask;
    private final Scratch signals = new Scratch(MOST * SIGINFO_BYTES);

    QueuedSignals(SignalMask mask) {
        this.mask = mask;
    }

    /** {@code struct ptrace_peeksiginfo_args}: u64 offset, u32 flags, s32 count. */
    private static Scratch arguments(int queue, int count) {
        Scratch arguments = new Scratch(16);
        arguments.bytes().putLong(0, 0).putInt(8, queue).putInt(12, count);
        return arguments;
    }

    /** Whether anything waits for the thread itself, or for its process. */
    boolean hasAny(int tid) {
        return count(tid, ownFirst) > 0 || count(tid, sharedFirst) > 0;
    }

    private long count(int tid, Scratch arguments) {
        long count = Libc.ptrace(PtraceRequest.PEEKSIGINFO, tid, arguments.address(), signals.address());
        if (count < 0) {
            Ptrace.gone(
                    Libc.errno(), Errno.ESRCH, PtraceRequest.PEEKSIGINFO, tid, arguments.address(), signals.address());
        }
        return count;
    }

    /** Whether one waits for the thread itself that it does not block. */
    boolean hasDue(int tid) {
        long count = count(tid, ownMost);
        OptionalLong blocked = count <= 0 ? OptionalLong.empty() : mask.read(tid);
        if (blocked.isEmpty()) {
            return false;
        }
        for (int n = 0; n < count; n++) {
            int signal = signals.bytes().getInt(n * SIGINFO_BYTES);
            if ((blocked.getAsLong() >>> signal - 1 & 1) == 0) {
                return true;
            }
        }
        return false;
    }

    boolean hasTrap(int tid) {
        long count = count(tid, ownMost);
        for (int n = 0; n < count; n++) {
            if (isTrapOfTheThreadItself(n * SIGINFO_BYTES)) {
                return true;
            }
        }
        return false;
    }

    /** One that somebody has sent may be blocked, and then waits for ever. */
    private boolean isTrapOfTheThreadItself(int offset) {
        int signal = signals.bytes().getInt(offset);
        int code = signals.bytes().getInt(offset + CODE_OFFSET);
        return signal == LinuxSignals.SIGTRAP
                && switch (SignalCode.of(signal, code)) {
                    case SI_KERNEL, TRAP_BRKPT, TRAP_TRACE, TRAP_BRANCH, TRAP_HWBKPT -> true;
                    default -> false;
                };
    }
}
