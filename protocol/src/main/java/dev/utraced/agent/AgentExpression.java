package dev.utraced.agent;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytecode of one expression, as the client sent it: not necessarily fit to run. */
public final class AgentExpression {
    private final byte[] code;

    /** Made at the first need, like a string's hash: an expression may never be evaluated, or a million times. */
    private @Nullable AgentProgram program;

    private boolean isCondition;

    public AgentExpression(byte[] code) {
        this.code = code.clone();
    }

    public int length() {
        return code.length;
    }

    /** @throws AgentException where it is not fit to be evaluated for its value: that would fail each time */
    public void verify() {
        condition();
    }

    /** @throws AgentException where it is not fit to be run for what it does: that would fail each time */
    public void verifyAction() {
        program();
    }

    /** A copy of the bytecode. */
    public byte[] toBytes() {
        return code.clone();
    }

    /**
     * Each register that evaluation may ask for, once, in ascending order.
     *
     * @throws AgentException where the code is not fit to run
     */
    public int[] registers() {
        return program().registers();
    }

    /**
     * What a condition is made of, in order, for whoever makes something else of it: what is listed is fit to run, as
     * {@link AgentProgram} says.
     *
     * @throws AgentException where it is not fit to be evaluated for its value
     */
    public List<AgentBytecode> bytecodes() {
        return condition().bytecodes();
    }

    AgentProgram program() {
        AgentProgram verified = program;
        if (verified == null) {
            verified = AgentProgram.of(code);
            program = verified;
        }
        return verified;
    }

    /** The program of an expression that computes a value and does nothing. */
    AgentProgram condition() {
        AgentProgram verified = program();
        if (!isCondition) {
            verified.checkIsCondition();
            isCondition = true;
        }
        return verified;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AgentExpression that && Arrays.equals(code, that.code);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(code);
    }

    @Override
    public String toString() {
        return "agent[" + HexFormat.of().formatHex(code) + "]";
    }
}
