package dev.utraced.agent;

import java.util.Arrays;
import java.util.HexFormat;

/** The bytecode of one expression, as the client sent it. */
public final class AgentExpression {
    private final byte[] code;

    public AgentExpression(byte[] code) {
        this.code = code.clone();
    }

    public int length() {
        return code.length;
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
