package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.BoostedCopy;
import dev.utraced.linux.arch.x86.decode.Instruction;
import dev.utraced.linux.arch.x86.decode.ModRm;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Knows which instructions can run elsewhere with nobody watching: those that compute, copy, load and store. They do not show where they
 * are, neither to the program (calls, x87 instructions, which remember their address) nor to its signal handlers (divisions), and go on
 * with the next one.
 */
final class Booster {
    private static final byte JUMP = (byte) 0xe9;
    private static final int JUMP_BYTES = 5;

    private Booster() {}

    /** @return empty: it is another kind of instruction, or the slot is too far away */
    static Optional<BoostedCopy> boost(Origin origin, long slot) {
        Instruction instruction = origin.instruction();
        long delta = origin.address() - slot;
        if (!isPlain(instruction) || !reaches(instruction, delta)) {
            return Optional.empty();
        }
        byte[] copy = instruction.bytes();
        if (instruction.modRm().ripRelative()) {
            LittleEndian.put(
                    instruction.displacement() + delta,
                    copy,
                    instruction.modRm().displacementAt(),
                    Integer.BYTES);
        }
        byte[] code = ByteBuffer.allocate(copy.length + JUMP_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(copy)
                .put(JUMP)
                .putInt((int) (delta - JUMP_BYTES))
                .array();
        return Optional.of(new BoostedInstruction(origin, slot, code));
    }

    /** In 32-bit mode everything is near. */
    private static boolean reaches(Instruction instruction, long delta) {
        if (!instruction.is64()) {
            return true;
        }
        ModRm modRm = instruction.modRm();
        return isInt(delta - JUMP_BYTES)
                && (!modRm.ripRelative()
                        || instruction.addressBytes() == Long.BYTES && isInt(instruction.displacement() + delta));
    }

    private static boolean isInt(long value) {
        return value == (int) value;
    }

    /** Whether it does nothing else, wherever it runs. */
    static boolean isPlain(Instruction instruction) {
        if (instruction.extension().isVector()) {
            return true;
        }
        return switch (instruction.map()) {
            case PRIMARY -> isPlainPrimary(instruction);
            case MAP_0F -> isPlainTwoByte(instruction.opcode());
            case MAP_0F38 -> instruction.opcode() <= 0xf1; // from there on: shadow stacks, user interrupts, queues
            case MAP_0F3A -> true;
            default -> false;
        };
    }

    private static boolean isPlainPrimary(Instruction instruction) {
        int opcode = instruction.opcode();
        int member = instruction.modRm().group();
        return switch (opcode) {
            case 0x63 -> instruction.is64();
            case 0x69, 0x6b, 0x8d, 0x98, 0x99, 0xa8, 0xa9 -> true;
            case 0xa0, 0xa1, 0xa2, 0xa3 -> true;
            case 0xc0, 0xc1, 0xd0, 0xd1, 0xd2, 0xd3 -> true;
            case 0xc6, 0xc7 -> member == 0;
            case 0xf6, 0xf7 -> member < 6;
            case 0xfe, 0xff -> member < 2;
            default ->
                switch (opcode >> 4) {
                    case 0x0, 0x1, 0x2, 0x3 -> (opcode & 7) < 6;
                    case 0x5, 0xb -> true;
                    case 0x8 -> opcode <= 0x8b;
                    default -> false;
                };
        };
    }

    /** The rest are branches, and what the system is run with. */
    private static boolean isPlainTwoByte(int opcode) {
        return switch (opcode) {
            case 0x1e, 0x1f, 0xaf -> true;
            case 0xa3, 0xa4, 0xa5, 0xab, 0xac, 0xad -> true;
            case 0xb2, 0xb4, 0xb5, 0xb9 -> false; // far pointers; an invalid instruction
            case 0xc7, 0xff -> false; // transactions' relatives, random numbers; an invalid instruction
            default ->
                switch (opcode >> 4) {
                    case 0x1 -> opcode <= 0x17;
                    case 0x2 -> opcode >= 0x28;
                    case 0x4, 0x5, 0x6, 0x7, 0x9, 0xb, 0xc, 0xd, 0xe, 0xf -> true;
                    default -> false;
                };
        };
    }
}
