package dev.utraced.server.cli;

/** The server cannot begin: the address is taken, the program is not there ... The text is for whoever started it. */
final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartException(String message) {
        super(message, null, false, false);
    }
}
