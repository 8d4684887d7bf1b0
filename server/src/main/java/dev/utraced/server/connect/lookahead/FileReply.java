package dev.utraced.server.connect.lookahead;

import java.util.Optional;

/** Answers to {@code vFile} requests: {@code F RESULT [, ERRNO] [; BYTES]}. */
final class FileReply {
    private static final String NO_SUCH_FILE = "F-1,2";

    private FileReply() {}

    static boolean isNoSuchFile(String reply) {
        return reply.equals(NO_SUCH_FILE) || reply.startsWith(NO_SUCH_FILE + ",");
    }

    /** The result as it is written, where it is no error. */
    static Optional<String> result(String reply) {
        int semicolon = reply.indexOf(';');
        String result = semicolon < 0 ? reply : reply.substring(0, semicolon);
        boolean isResult =
                result.startsWith("F") && Bytes.number(result.substring(1)).isPresent();
        return isResult ? Optional.of(result.substring(1)) : Optional.empty();
    }

    /** The bytes, where they are as many as the result says. */
    static Optional<String> bytes(String reply) {
        int semicolon = reply.indexOf(';');
        return result(reply)
                .filter(result -> semicolon >= 0)
                .flatMap(Bytes::number)
                .filter(count -> count == reply.length() - semicolon - 1)
                .map(count -> reply.substring(semicolon + 1));
    }

    static String of(String bytes) {
        return "F" + Integer.toHexString(bytes.length()) + ";" + bytes;
    }
}
