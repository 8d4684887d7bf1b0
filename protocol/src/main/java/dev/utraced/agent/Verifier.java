package dev.utraced.agent;

import java.util.Arrays;

/** Follows every way through the code once and counts what is on the stack. */
final class Verifier {
    /** Values on the stack; gdbserver has as many. */
    private static final int MAX_DEPTH = 100;

    private final AgentCode code;

    /** Before each bytecode. */
    private final int[] depths;

    /** Reached, but not followed from yet. */
    private final int[] pending;

    private int pendingCount;
    private int maxDepth;
    private boolean leavesValue = true;

    Verifier(AgentCode code) {
        this.code = code;
        depths = new int[code.opcodes().length];
        Arrays.fill(depths, AgentProgram.UNREACHED);
        pending = new int[depths.length];
    }

    /** @throws AgentException where a way leads out of bounds */
    AgentProgram verify() {
        reach(0, 0);
        while (pendingCount > 0) {
            follow(pending[--pendingCount]);
        }
        return new AgentProgram(code, depths, maxDepth, leavesValue);
    }

    private void follow(int index) {
        Opcode opcode = code.opcodes()[index];
        int before = depths[index];
        if (before < code.needs(index)) {
            throw new AgentException(opcode + " needs " + code.needs(index) + " values and finds " + before);
        }
        leavesValue &= opcode != Opcode.END || before > 0;
        int after = before - code.pops(index) + opcode.pushes();
        maxDepth = Math.max(maxDepth, after);
        if (maxDepth > MAX_DEPTH) {
            throw new AgentException("more than " + MAX_DEPTH + " values on the stack");
        }
        if (opcode.isJump()) {
            reach((int) code.operands()[index], after);
        }
        if (!opcode.endsFlow()) {
            reach(index + 1, after);
        }
    }

    private void reach(int index, int depth) {
        if (index == depths.length) {
            throw new AgentException("the code runs past its end");
        }
        if (depths[index] == AgentProgram.UNREACHED) {
            depths[index] = depth;
            pending[pendingCount++] = index;
        } else if (depths[index] != depth) {
            throw new AgentException("bytecode " + index + " is reached with " + depths[index] + " and with " + depth
                    + " values on the stack");
        }
    }
}
