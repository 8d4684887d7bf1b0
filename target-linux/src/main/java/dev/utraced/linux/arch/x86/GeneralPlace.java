package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.RegisterBank;

/**
 * A register in {@code user_regs_struct}, or the low half of one.
 *
 * @param signExtended whether a half that is written is a signed value, or else unsigned
 */
record GeneralPlace(UserReg register, int sizeBytes, boolean signExtended) implements RegisterPlace {
    /** Bits that the kernel lets a debugger set, FLAG_MASK in its arch/x86/kernel/ptrace.c; it keeps the others. */
    private static final long WRITABLE_FLAGS = 0x54dd5;

    private static final long SELECTOR = 0xffff;
    private static final long USER_PRIVILEGE = 3;
    private static final long ADDRESS_LIMIT = (1L << 47) - 4096;

    @Override
    public boolean read(RegisterBank bank, byte[] into, int offset) {
        LittleEndian.put(register.get(bank), into, offset, sizeBytes);
        return true;
    }

    @Override
    public boolean write(RegisterBank bank, byte[] from, int offset) {
        long raw = LittleEndian.get(from, offset, sizeBytes);
        long value = signExtended && sizeBytes == Integer.BYTES ? (int) raw : raw;
        return switch (register) {
            case CS, SS -> set(bank, value & SELECTOR, isUserSelector(value));
            case DS, ES, FS, GS -> set(bank, value & SELECTOR, (value & SELECTOR) == 0 || isUserSelector(value));
            case FS_BASE, GS_BASE -> set(bank, value, Long.compareUnsigned(value, ADDRESS_LIMIT) < 0);
            case EFLAGS -> set(bank, (register.get(bank) & ~WRITABLE_FLAGS) | (value & WRITABLE_FLAGS), true);
            default -> set(bank, value, true);
        };
    }

    private boolean set(RegisterBank bank, long value, boolean acceptable) {
        if (acceptable) {
            register.set(bank, value);
        }
        return acceptable;
    }

    private static boolean isUserSelector(long selector) {
        return (selector & USER_PRIVILEGE) == USER_PRIVILEGE;
    }
}
