package dev.utraced.linux.sys;

import java.nio.ByteBuffer;

/**
 * What the kernel says of a syscall-stop: {@code struct ptrace_syscall_info} of {@code linux/ptrace.h}.
 *
 * @param wide whether the call is one of the 64-bit table (on x86 also those with the x32 bit in their number), not a 32-bit one
 * @param pc behind the instruction that made the call
 * @param stackPointer where the stack was when the call was made
 * @param number of the call, at its entry; else -1
 * @param result at the return: negative errno for an error, the kernel's own restart codes among them; else 0
 */
public record SyscallInfo(Phase phase, boolean wide, long pc, long stackPointer, long number, long result) {
    /** The task is at no syscall-stop, or has gone. */
    public static final SyscallInfo NONE = new SyscallInfo(Phase.OUTSIDE, true, 0, 0, -1, 0);

    static final int BYTES = 88;

    private static final int ARCHITECTURE = 4;
    private static final int PC = 8;
    private static final int STACK_POINTER = 16;
    private static final int NUMBER_OR_RESULT = 24;
    private static final int ENTRY = 1;
    private static final int EXIT = 2;

    /** {@code __AUDIT_ARCH_64BIT} of {@code linux/audit.h}. */
    private static final int ARCHITECTURE_64 = 0x80000000;

    /** Where in the call the thread has stopped. */
    public enum Phase {
        ENTRY,
        RETURN,
        OUTSIDE
    }

    static SyscallInfo parse(ByteBuffer from) {
        int operation = from.get(0);
        boolean wide = (from.getInt(ARCHITECTURE) & ARCHITECTURE_64) != 0;
        long pc = from.getLong(PC);
        long stackPointer = from.getLong(STACK_POINTER);
        long value = from.getLong(NUMBER_OR_RESULT);
        return switch (operation) {
            case ENTRY -> new SyscallInfo(Phase.ENTRY, wide, pc, stackPointer, value, 0);
            case EXIT -> new SyscallInfo(Phase.RETURN, wide, pc, stackPointer, -1, value);
            default -> NONE;
        };
    }
}
