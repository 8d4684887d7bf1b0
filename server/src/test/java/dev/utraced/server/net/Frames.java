package dev.utraced.server.net;

/** Frames as a client writes them. */
final class Frames {
    private Frames() {}

    static String of(String payload) {
        int sum = payload.chars().sum() & 0xff;
        return "$" + payload + "#" + String.format("%02x", sum);
    }
}
