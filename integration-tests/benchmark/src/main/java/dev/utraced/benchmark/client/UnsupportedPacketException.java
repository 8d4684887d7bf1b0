package dev.utraced.benchmark.client;

/** The server answered a packet empty: it does not know it. */
public final class UnsupportedPacketException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnsupportedPacketException(Request request) {
        super("does not support " + request);
    }
}
