package dev.utraced.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts code into bytecodes and operands, and turns the offsets of jumps into indexes. Operands are big-endian. */
final class Decoder {
    private static final int NOT_A_START = -1;

    private final byte[] code;
    private final List<Opcode> opcodes = new ArrayList<>();
    private final long[] operands;

    /** The index of the bytecode that starts at an offset. */
    private final int[] indexes;

    Decoder(byte[] code) {
        this.code = code;
        indexes = new int[code.length];
        Arrays.fill(indexes, NOT_A_START);
        long[] found = new long[code.length];
        for (int at = 0; at < code.length; at += 1 + lastOpcode().operandBytes()) {
            indexes[at] = opcodes.size();
            Opcode opcode = Opcode.of(code[at] & 0xff);
            found[opcodes.size()] = operand(at + 1, opcode);
            opcodes.add(opcode);
        }
        operands = Arrays.copyOf(found, opcodes.size());
        resolveJumps();
    }

    Opcode[] opcodes() {
        return opcodes.toArray(Opcode[]::new);
    }

    long[] operands() {
        return operands;
    }

    private Opcode lastOpcode() {
        return opcodes.get(opcodes.size() - 1);
    }

    private long operand(int at, Opcode opcode) {
        if (at + opcode.operandBytes() > code.length) {
            throw new AgentException("operand of " + opcode + " at " + (at - 1) + " is cut off");
        }
        long operand = 0;
        for (int i = 0; i < opcode.operandBytes(); i++) {
            operand = operand << Byte.SIZE | (code[at + i] & 0xff);
        }
        return operand;
    }

    private void resolveJumps() {
        for (int i = 0; i < operands.length; i++) {
            if (opcodes.get(i).isJump()) {
                operands[i] = target((int) operands[i]);
            }
        }
    }

    private int target(int offset) {
        if (offset >= indexes.length || indexes[offset] == NOT_A_START) {
            throw new AgentException("jump to " + offset + ", where no bytecode starts");
        }
        return indexes[offset];
    }
}
