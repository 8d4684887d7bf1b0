package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.RegisterBank;
import java.util.List;

/** A stopped thread's general registers under the numbers that instructions use: RAX is 0, RSP 4, R15 15. */
final class GeneralRegisters {
    static final int RAX = 0;
    static final int RCX = 1;
    static final int RDX = 2;
    static final int RSP = 4;
    static final int RBP = 5;
    static final int RSI = 6;
    static final int RDI = 7;
    static final int R8 = 8;
    static final int R11 = 11;

    private static final List<UserReg> BY_NUMBER = List.of(
            UserReg.RAX,
            UserReg.RCX,
            UserReg.RDX,
            UserReg.RBX,
            UserReg.RSP,
            UserReg.RBP,
            UserReg.RSI,
            UserReg.RDI,
            UserReg.R8,
            UserReg.R9,
            UserReg.R10,
            UserReg.R11,
            UserReg.R12,
            UserReg.R13,
            UserReg.R14,
            UserReg.R15);

    private final RegisterBank bank;
    private final X86Word word;

    GeneralRegisters(RegisterBank bank, X86Word word) {
        this.bank = bank;
        this.word = word;
    }

    /** The number of a register with that name, 64 bits wide; -1: it is none of these. */
    static int number(String name) {
        for (int i = 0; i < BY_NUMBER.size(); i++) {
            if (BY_NUMBER.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    RegisterBank bank() {
        return bank;
    }

    /** As wide as the mode: in 32-bit mode the upper half is zero. */
    long get(int number) {
        return get(BY_NUMBER.get(number));
    }

    void set(int number, long value) {
        set(BY_NUMBER.get(number), value);
    }

    /** The lowest bytes of a register, zero-extended. */
    long get(int number, int bytes) {
        return get(number) & Width.mask(bytes);
    }

    /** What an instruction does that writes a register: 4 bytes clear the upper half, fewer leave the rest alone. */
    void set(int number, int bytes, long value) {
        long kept = bytes >= 4 ? 0 : get(number) & ~Width.mask(bytes);
        set(number, kept | value & Width.mask(bytes));
    }

    /** Bits 8 to 15. */
    long getHighByte(int number) {
        return get(number, 2) >>> 8;
    }

    void setHighByte(int number, long value) {
        set(number, 2, (value & 0xff) << 8 | get(number, 1));
    }

    long pc() {
        return get(UserReg.RIP);
    }

    void setPc(long address) {
        set(UserReg.RIP, address);
    }

    long flags() {
        return get(UserReg.EFLAGS);
    }

    void setFlags(long flags) {
        set(UserReg.EFLAGS, flags);
    }

    long get(UserReg register) {
        return word.unsigned(register.get(bank));
    }

    private void set(UserReg register, long value) {
        register.set(bank, word.unsigned(value));
    }
}
