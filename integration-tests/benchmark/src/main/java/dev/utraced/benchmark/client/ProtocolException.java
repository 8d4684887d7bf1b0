package dev.utraced.benchmark.client;

/** The server answered what no correct server would have answered. */
public final class ProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ProtocolException(String message) {
        super(message);
    }
}
