package dev.utraced.server.cli;

/** The command line makes no sense; the text is for whoever wrote it. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message, null, false, false);
    }
}
