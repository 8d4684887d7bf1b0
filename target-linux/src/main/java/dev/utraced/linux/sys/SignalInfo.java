package dev.utraced.linux.sys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * What a {@code siginfo_t} in the 64-bit layout says of where a signal comes from. Bytes are as {@link Kernel#readSigInfo} fills them, in
 * native byte order.
 */
public final class SignalInfo {
    /** SIGILL, SIGBUS, SIGFPE, SIGSEGV. */
    private static final Set<Integer> FAULTS = Set.of(4, 7, 8, 11);

    private static final int SIGNAL_OFFSET = 0;
    private static final int CODE_OFFSET = 8;
    private static final int UNION_OFFSET = 16;
    private static final int TRAP_TRACE = 2;

    private SignalInfo() {}

    public static SignalCode code(ByteBuffer bytes) {
        return SignalCode.of(bytes.getInt(SIGNAL_OFFSET), bytes.getInt(CODE_OFFSET));
    }

    /** Whether the instruction at the PC has raised it, and not somebody who sends signals. */
    public static boolean isFault(ByteBuffer bytes) {
        return FAULTS.contains(bytes.getInt(SIGNAL_OFFSET)) && bytes.getInt(CODE_OFFSET) > 0;
    }

    /** The {@code siginfo_t} that the kernel gives a single step. @param pc where the thread is after it */
    public static byte[] ofStep(int lengthBytes, long pc) {
        ByteBuffer bytes = ByteBuffer.allocate(lengthBytes).order(ByteOrder.nativeOrder());
        bytes.putInt(SIGNAL_OFFSET, LinuxSignals.SIGTRAP)
                .putInt(CODE_OFFSET, TRAP_TRACE)
                .putLong(UNION_OFFSET, pc);
        return bytes.array();
    }

    /**
     * Changes which instruction has caused the signal, if it was the one at an address.
     *
     * @return whether it was
     */
    public static boolean moveFault(ByteBuffer bytes, long from, long to) {
        if (!isFault(bytes) || bytes.getLong(UNION_OFFSET) != from) {
            return false;
        }
        bytes.putLong(UNION_OFFSET, to);
        return true;
    }
}
