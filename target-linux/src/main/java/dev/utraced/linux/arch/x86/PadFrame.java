package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.InferiorMemory;
import java.util.OptionalInt;

/**
 * What a thread in a pad keeps on its stack: the flags and the three registers that the pad computes in, below the 128 bytes that a
 * function may use under its stack pointer (System V ABI for AMD64, "The Stack Frame"). They stay there until the thread is out of the pad:
 * nothing else writes below its stack pointer, for signals are delivered only where a stopped thread has been put back.
 */
final class PadFrame {
    private static final int RED_ZONE = 128;
    private static final int FLAGS_AT = RED_ZONE + Long.BYTES;
    private static final int RAX_AT = FLAGS_AT + Long.BYTES;
    private static final int RCX_AT = RAX_AT + Long.BYTES;
    private static final int RDX_AT = RCX_AT + Long.BYTES;

    /** How deep it is, in bytes. */
    static final int BYTES = RDX_AT;

    private PadFrame() {}

    /** Makes it; no instruction changes a register but the stack pointer, or a flag. */
    static void open(PadAssembler assembler) {
        assembler.emitDeeper(RED_ZONE, 0x48, 0x8d, 0x64, 0x24, -RED_ZONE); // lea -128(%rsp),%rsp
        assembler.emitDeeper(Long.BYTES, 0x9c); // pushfq
        assembler.push(GeneralRegisters.RAX);
        assembler.push(GeneralRegisters.RCX);
        assembler.push(GeneralRegisters.RDX);
    }

    static void close(PadAssembler assembler) {
        assembler.pop(GeneralRegisters.RDX);
        assembler.pop(GeneralRegisters.RCX);
        assembler.pop(GeneralRegisters.RAX);
        assembler.emitDeeper(-Long.BYTES, 0x9d); // popfq
        assembler.emitDeeper(-RED_ZONE, 0x48, 0x8d, 0xa4, 0x24).operand(RED_ZONE, Integer.BYTES); // lea 128(%rsp),%rsp
    }

    /** How far below the stack pointer of before a register's value is; empty: the register still has it. */
    static OptionalInt depthOf(int register) {
        return switch (register) {
            case GeneralRegisters.RAX -> OptionalInt.of(RAX_AT);
            case GeneralRegisters.RCX -> OptionalInt.of(RCX_AT);
            case GeneralRegisters.RDX -> OptionalInt.of(RDX_AT);
            default -> OptionalInt.empty();
        };
    }

    /** Gives a stopped thread back what it has kept. @param stackPointer as it was before */
    static void restore(GeneralRegisters registers, long stackPointer, InferiorMemory memory) {
        byte[] kept = new byte[BYTES - RED_ZONE];
        if (memory.read(stackPointer - BYTES, kept)) {
            registers.setFlags(word(kept, FLAGS_AT));
            registers.set(GeneralRegisters.RAX, word(kept, RAX_AT));
            registers.set(GeneralRegisters.RCX, word(kept, RCX_AT));
            registers.set(GeneralRegisters.RDX, word(kept, RDX_AT));
        }
    }

    private static long word(byte[] kept, int at) {
        return LittleEndian.get(kept, BYTES - at, Long.BYTES);
    }
}
