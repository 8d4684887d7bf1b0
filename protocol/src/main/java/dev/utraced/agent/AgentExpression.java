package dev.utraced.agent;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The bytecode of one expression, as the client sent it: not necessarily fit to run. */
public final class AgentExpression {
    private final byte[] code;

    /** Made at the first need, like a string's hash: an expression may never be evaluated, or a million times. */
    private @Nullable AgentProgram program;

    public AgentExpression(byte[] code) {
        this.code = code.clone();
    }

    public int length() {
        return code.length;
    }

    /** @throws AgentException where the code is not fit to run: it would fail at each evaluation */
    public void verify() {
        program();
    }

    /**
     * Each register that evaluation may ask for, once, in ascending order.
     *
     * @throws AgentException where the code is not fit to run
     */
    public int[] registers() {
        return program().registers();
    }

    AgentProgram program() {
        AgentProgram verified = program;
        if (verified == null) {
            verified = AgentProgram.of(this);
            program = verified;
        }
        return verified;
    }

    byte[] code() {
        return code;
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
