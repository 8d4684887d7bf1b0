package dev.utraced.it.rsp;

import java.nio.charset.StandardCharsets;

/** The outer form of packets: {@code $payload#checksum}, escapes, runs. */
public final class Frames {
    private Frames() {}

    /** The packet that carries {@code payload}, as bytes. */
    public static byte[] frame(String payload) {
        StringBuilder escaped = new StringBuilder();
        for (char c : payload.toCharArray()) {
            if (c == '$' || c == '#' || c == '}') {
                escaped.append('}').append((char) (c ^ 0x20));
            } else {
                escaped.append(c);
            }
        }
        return "$%s#%02x".formatted(escaped, checksum(escaped)).getBytes(StandardCharsets.ISO_8859_1);
    }

    static int checksum(CharSequence raw) {
        return raw.chars().sum() & 0xff;
    }

    /** Undoes runs, whose count is the character after {@code *} less 29, and escapes. */
    static String expand(CharSequence raw) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '}') {
                text.append((char) (raw.charAt(++i) ^ 0x20));
            } else if (c == '*') {
                char repeated = text.charAt(text.length() - 1);
                text.append(String.valueOf(repeated).repeat(raw.charAt(++i) - 29));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
