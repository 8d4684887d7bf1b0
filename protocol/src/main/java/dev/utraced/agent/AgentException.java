package dev.utraced.agent;

/** An expression cannot be evaluated: bad bytecode, stack out of bounds, division by zero, memory that is not there. */
public final class AgentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AgentException(String message) {
        super(message, null, false, false);
    }
}
