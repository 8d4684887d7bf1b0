package dev.utraced.rsp.wire;

/** Payloads in logs: printable characters as they are, all others and the backslash as {@code \xNN}. */
final class Printable {
    private Printable() {}

    static String text(byte[] bytes, int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        for (int at = start; at < end; at++) {
            byte value = bytes[at];
            if (value < ' ' || value > '~' || value == '\\') {
                text.append("\\x").append((char) Hex.digit(value >> 4)).append((char) Hex.digit(value));
            } else {
                text.append((char) value);
            }
        }
        return text.toString();
    }
}
