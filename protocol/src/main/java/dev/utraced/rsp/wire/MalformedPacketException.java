package dev.utraced.rsp.wire;

/** A packet does not follow its grammar. The client's mistake: it gets an error, the session goes on. */
public final class MalformedPacketException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedPacketException(String message) {
        super(message, null, false, false);
    }
}
