package dev.utraced.server.net;

/** What went wrong with a socket, for a person. */
final class Failures {
    private Failures() {}

    /** The last part of the message: before it stands which call failed, in a form that says nothing to a person. */
    static String reason(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.substring(message.lastIndexOf(": ") < 0 ? 0 : message.lastIndexOf(": ") + 2);
    }
}
