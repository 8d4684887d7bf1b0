package dev.utraced.linux.sys;

import java.util.OptionalLong;

/**
 * Which signals a stopped thread blocks. Of one that was interrupted in a call like sigsuspend(2) it is the mask that it has outside the
 * call; the call sets its own again when it is restarted.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/ptrace.2.html">ptrace(2), PTRACE_SETSIGMASK</a>
 */
final class SignalMask {
    private static final int BYTES = 8;

    private final Scratch mask = new Scratch(BYTES);

    /** Bit 0 for signal 1. @return empty: the task has gone */
    OptionalLong read(int tid) {
        return Ptrace.call(PtraceRequest.GETSIGMASK, tid, BYTES, mask.address())
                ? OptionalLong.of(mask.bytes().getLong(0))
                : OptionalLong.empty();
    }

    /** @return false: the task has gone */
    boolean write(int tid, long blocked) {
        mask.bytes().putLong(0, blocked);
        return Ptrace.call(PtraceRequest.SETSIGMASK, tid, BYTES, mask.address());
    }
}
