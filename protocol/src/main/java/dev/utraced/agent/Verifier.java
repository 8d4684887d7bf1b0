package dev.utraced.agent;

import java.util.Arrays;

/** Follows every way through the code once and counts what is on the stack. */
final class Verifier {
    /** Values on the stack; gdbserver has as many. */
    private static final int MAX_DEPTH = 100;

    private static final int UNREACHED = -1;

    private final Opcode[] opcodes;
    private final long[] operands;

    /** Before each bytecode. */
    private final int[] depths;

    /** Reached, but not followed from yet. */
    private final int[] pending;

    private int pendingCount;
    private int maxDepth;

    Verifier(Opcode[] opcodes, long[] operands) {
        this.opcodes = opcodes;
        this.operands = operands;
        depths = new int[opcodes.length];
        Arrays.fill(depths, UNREACHED);
        pending = new int[opcodes.length];
    }

    /** @throws AgentException where a way leads out of bounds */
    int maxDepth() {
        reach(0, 0);
        while (pendingCount > 0) {
            follow(pending[--pendingCount]);
        }
        return maxDepth;
    }

    private void follow(int index) {
        Opcode opcode = opcodes[index];
        int before = depths[index];
        if (before < needs(index)) {
            throw new AgentException(opcode + " needs " + needs(index) + " values and finds " + before);
        }
        int after = before - opcode.pops() + opcode.pushes();
        maxDepth = Math.max(maxDepth, after);
        if (maxDepth > MAX_DEPTH) {
            throw new AgentException("more than " + MAX_DEPTH + " values on the stack");
        }
        if (opcode.isJump()) {
            reach((int) operands[index], after);
        }
        if (!opcode.endsFlow()) {
            reach(index + 1, after);
        }
    }

    private int needs(int index) {
        return switch (opcodes[index]) {
            case PICK -> (int) operands[index] + 1;
            case END -> 1;
            default -> opcodes[index].pops();
        };
    }

    private void reach(int index, int depth) {
        if (index == opcodes.length) {
            throw new AgentException("the code runs past its end");
        }
        if (depths[index] == UNREACHED) {
            depths[index] = depth;
            pending[pendingCount++] = index;
        } else if (depths[index] != depth) {
            throw new AgentException("bytecode " + index + " is reached with " + depths[index] + " and with " + depth
                    + " values on the stack");
        }
    }
}
