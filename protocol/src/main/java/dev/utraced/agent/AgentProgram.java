package dev.utraced.agent;

import java.util.Arrays;

/**
 * An expression that has been found fit to run: each bytecode is known, jumps lead to bytecodes, and each is always reached with the
 * same number of values on the stack, so that it neither runs empty nor over.
 */
final class AgentProgram {
    private final Opcode[] opcodes;

    /** Of a jump, the index of its target; of any other bytecode, its operand. */
    private final long[] operands;

    private final int maxDepth;

    AgentProgram(Opcode[] opcodes, long[] operands, int maxDepth) {
        this.opcodes = opcodes;
        this.operands = operands;
        this.maxDepth = maxDepth;
    }

    /** @throws AgentException where the expression is not fit to run */
    static AgentProgram of(AgentExpression expression) {
        Decoder decoder = new Decoder(expression.code());
        Opcode[] opcodes = decoder.opcodes();
        long[] operands = decoder.operands();
        return new AgentProgram(opcodes, operands, new Verifier(opcodes, operands).maxDepth());
    }

    Opcode opcode(int index) {
        return opcodes[index];
    }

    long operand(int index) {
        return operands[index];
    }

    int maxDepth() {
        return maxDepth;
    }

    /** Each register it can ask for, once, in ascending order. */
    int[] registers() {
        int[] numbers = new int[opcodes.length];
        int count = 0;
        for (int i = 0; i < opcodes.length; i++) {
            if (opcodes[i] == Opcode.REG) {
                numbers[count++] = (int) operands[i];
            }
        }
        return Arrays.stream(numbers, 0, count).sorted().distinct().toArray();
    }
}
