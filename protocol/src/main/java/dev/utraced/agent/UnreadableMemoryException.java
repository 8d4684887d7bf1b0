package dev.utraced.agent;

/** An expression cannot be evaluated because memory is not there: here and now, that is, where a null pointer was followed. */
public final class UnreadableMemoryException extends AgentException {
    private static final long serialVersionUID = 1L;

    public UnreadableMemoryException(long address) {
        super("cannot read 0x" + Long.toHexString(address));
    }
}
