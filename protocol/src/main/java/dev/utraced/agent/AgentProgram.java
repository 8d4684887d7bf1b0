package dev.utraced.agent;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An expression that has been found fit to run: each bytecode is known, jumps lead to bytecodes, and each is always reached with the
 * same number of values on the stack, so that it neither runs empty nor over.
 *
 * @param depths how many values are on the stack before each bytecode; {@link #UNREACHED}: none gets there
 * @param leavesValue whether a value is on the stack wherever it ends
 */
record AgentProgram(AgentCode code, int[] depths, int maxDepth, boolean leavesValue) {
    static final int UNREACHED = -1;

    /** @throws AgentException where the code is not fit to run */
    static AgentProgram of(byte[] bytes) {
        AgentCode code = Decoder.decode(bytes);
        return new Verifier(code).verify();
    }

    /** @throws AgentException where it does more than compute a value */
    void checkIsCondition() {
        for (Opcode opcode : code.opcodes()) {
            if (opcode.hasEffect()) {
                throw new AgentException("bytecode " + opcode + " in a condition");
            }
        }
        if (!leavesValue) {
            throw new AgentException("END needs 1 values and finds 0");
        }
    }

    /** The bytecodes that are reached, each with its index. */
    List<AgentBytecode> bytecodes() {
        return IntStream.range(0, depths.length)
                .filter(i -> depths[i] != UNREACHED)
                .mapToObj(i -> new AgentBytecode(i, code.opcodes()[i], code.operands()[i], depths[i]))
                .toList();
    }

    /** Each register it can ask for, once, in ascending order. */
    int[] registers() {
        return operandsOf(Opcode.REG);
    }

    private int[] operandsOf(Opcode wanted) {
        Opcode[] opcodes = code.opcodes();
        return Arrays.stream(IntStream.range(0, opcodes.length)
                        .filter(i -> opcodes[i] == wanted)
                        .map(i -> (int) code.operands()[i])
                        .toArray())
                .sorted()
                .distinct()
                .toArray();
    }
}
