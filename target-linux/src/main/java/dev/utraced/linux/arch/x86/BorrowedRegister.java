package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.x86.decode.Extension;
import dev.utraced.linux.arch.x86.decode.Instruction;
import dev.utraced.linux.arch.x86.decode.ModRm;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The base of a memory operand that was relative to the PC: a register that the instruction does not use holds the address of the
 * original next instruction for the time of the step.
 *
 * <p>RSI, RDI and RBP are used by no instruction with a memory operand of its own choice except where it names them; RAX, RBX, RCX, RDX
 * and RSP are (CMPXCHG16B, MUL, shifts, PUSH). An instruction names two registers at most besides its memory operand, so one is free.
 */
final class BorrowedRegister {
    private static final int[] CANDIDATES = {GeneralRegisters.RSI, GeneralRegisters.RDI, GeneralRegisters.RBP};

    /** A base register and a displacement of 4 bytes. */
    private static final int MOD_BASE_DISPLACEMENT32 = 0b10 << 6;

    private static final int MOD_AND_RM = 0b11_000_111;
    private static final int REX_B = 1;
    /** Inverted: set means no extension of the base. */
    private static final int VEX_B = 1 << 5;

    private final int number;
    private final long value;
    private final byte[] code;
    private long original;

    private BorrowedRegister(int number, long value, byte[] code) {
        this.number = number;
        this.value = value;
        this.code = code;
    }

    /** @return empty: nothing in the instruction is relative to the PC */
    static Optional<BorrowedRegister> asBaseOf(Origin origin) {
        var instruction = origin.instruction();
        if (!instruction.modRm().ripRelative()) {
            return Optional.empty();
        }
        int number = freeRegister(instruction);
        return Optional.of(new BorrowedRegister(number, origin.next(), withBase(instruction, number)));
    }

    private static int freeRegister(Instruction instruction) {
        ModRm modRm = instruction.modRm();
        return IntStream.of(CANDIDATES)
                .filter(number -> number != modRm.reg()
                        && number != instruction.extension().v())
                .findFirst()
                .orElseThrow();
    }

    private static byte[] withBase(Instruction instruction, int number) {
        byte[] code = instruction.bytes();
        int at = instruction.modRm().at();
        code[at] = (byte) (code[at] & ~MOD_AND_RM | MOD_BASE_DISPLACEMENT32 | number);
        Extension extension = instruction.extension();
        switch (extension.kind()) {
            case REX -> code[extension.at()] &= ~REX_B;
            case VEX3, XOP, EVEX -> code[extension.at() + 1] |= VEX_B;
            case NONE, VEX2 -> {
                // no bit that extends the base
            }
        }
        return code;
    }

    /** The instruction with this register as the base of its memory operand. */
    byte[] code() {
        return code;
    }

    void lend(GeneralRegisters registers) {
        original = registers.get(number);
        registers.set(number, value);
    }

    void giveBack(GeneralRegisters registers) {
        registers.set(number, original);
    }
}
