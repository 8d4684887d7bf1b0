package dev.utraced.agent;

/** An expression cannot be evaluated: bad bytecode, stack out of bounds, division by zero, memory that is not there. */
public sealed class AgentException extends RuntimeException permits UnreadableMemoryException {
    private static final long serialVersionUID = 1L;

    public AgentException(String message) {
        super(message, null, false, false);
    }
}
