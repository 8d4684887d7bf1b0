package dev.utraced.linux.arch.x86;

import dev.utraced.agent.Opcode;

/** Machine code of the bytecodes that take one value and leave one: RAX in, RAX out. */
final class UnaryOperators {
    private final PadAssembler assembler;

    UnaryOperators(PadAssembler assembler) {
        this.assembler = assembler;
    }

    void compile(Opcode opcode, int operand) {
        switch (opcode) {
            case REF8 -> assembler.emit(0x0f, 0xb6, 0x00); // movzbl (%rax),%eax
            case REF16 -> assembler.emit(0x0f, 0xb7, 0x00); // movzwl (%rax),%eax
            case REF32 -> assembler.emit(0x8b, 0x00); // mov (%rax),%eax
            case REF64 -> assembler.emit(0x48, 0x8b, 0x00); // mov (%rax),%rax
            case BIT_NOT -> assembler.emit(0x48, 0xf7, 0xd0); // not %rax
            case LOG_NOT -> {
                assembler.emit(0x48, 0x85, 0xc0); // test %rax,%rax
                assembler.emit(0x0f, 0x94, 0xc0); // sete %al
                assembler.emit(0x0f, 0xb6, 0xc0); // movzbl %al,%eax
            }
            case EXT -> extend(operand, 0xf8); // sar
            case ZERO_EXT -> extend(operand, 0xe8); // shr
            default -> throw new IllegalStateException("bytecode " + opcode);
        }
    }

    /** @param shiftBack the ModRM byte of the shift to the right */
    private void extend(int bits, int shiftBack) {
        if (bits == 0) {
            assembler.emit(0x31, 0xc0); // xor %eax,%eax
        } else if (bits < Long.SIZE) {
            assembler.emit(0x48, 0xc1, 0xe0, Long.SIZE - bits); // shl $unused,%rax
            assembler.emit(0x48, 0xc1, shiftBack, Long.SIZE - bits);
        }
    }
}
