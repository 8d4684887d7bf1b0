package dev.utraced.server.tls;

/** Keys or certificates cannot be used; the text says which file and why. */
public final class TlsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TlsException(String message) {
        super(message, null, false, false);
    }
}
