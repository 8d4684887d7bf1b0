package dev.utraced.target;

/**
 * The target refuses, or cannot do, what a client asked for; nothing has changed. The text is for the person at the client.
 *
 * <p>Not for defects of this program: those are other exceptions, and end the session.
 */
public final class TargetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TargetException(String message) {
        super(message, null, false, false);
    }
}
