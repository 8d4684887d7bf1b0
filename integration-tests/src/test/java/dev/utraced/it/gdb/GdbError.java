package dev.utraced.it.gdb;

/** gdb's answer to a command was an error. */
public final class GdbError extends RuntimeException {
    private static final long serialVersionUID = 1;

    GdbError(String command, String message) {
        super(command + ": " + message);
    }
}
