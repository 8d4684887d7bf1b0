package dev.utraced.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts code into bytecodes and operands, and turns the offsets of jumps into indexes. Operands are big-endian. */
final class Decoder {
    private static final int NOT_A_START = -1;

    private final byte[] code;
    private final List<Opcode> opcodes = new ArrayList<>();
    private final List<PrintFormat> formats = new ArrayList<>();
    private final long[] operands;

    /** The index of the bytecode that starts at an offset. */
    private final int[] indexes;

    private int at;

    private Decoder(byte[] code) {
        this.code = code;
        indexes = new int[code.length];
        Arrays.fill(indexes, NOT_A_START);
        long[] found = new long[code.length];
        while (at < code.length) {
            indexes[at] = opcodes.size();
            Opcode opcode = Opcode.of(code[at++] & 0xff);
            found[opcodes.size()] = opcode == Opcode.PRINTF ? format(opcode) : number(opcode, opcode.operandBytes());
            opcodes.add(opcode);
        }
        operands = Arrays.copyOf(found, opcodes.size());
        resolveJumps();
    }

    /** @throws AgentException where it cannot be cut */
    static AgentCode decode(byte[] code) {
        Decoder decoder = new Decoder(code);
        return new AgentCode(decoder.opcodes.toArray(Opcode[]::new), decoder.operands, List.copyOf(decoder.formats));
    }

    private long number(Opcode opcode, int lengthBytes) {
        checkLeft(opcode, lengthBytes);
        long number = 0;
        for (int i = 0; i < lengthBytes; i++) {
            number = number << Byte.SIZE | (code[at++] & 0xff);
        }
        return number;
    }

    /** A byte that counts the values, two that count what follows, and a text with a zero byte at its end. */
    private long format(Opcode opcode) {
        int arguments = (int) number(opcode, 1);
        int lengthBytes = (int) number(opcode, 2);
        checkLeft(opcode, lengthBytes);
        formats.add(PrintFormat.parse(Arrays.copyOfRange(code, at, at + lengthBytes), arguments));
        at += lengthBytes;
        return formats.size() - 1L;
    }

    private void checkLeft(Opcode opcode, int lengthBytes) {
        if (at + lengthBytes > code.length) {
            throw new AgentException("operand of " + opcode + " at " + (at - 1) + " is cut off");
        }
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
