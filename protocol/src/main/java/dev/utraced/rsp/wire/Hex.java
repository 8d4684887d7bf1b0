package dev.utraced.rsp.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Hex digits: lower case when written, either case when read. */
final class Hex {
    /** For each byte its two characters in the low half, the first one lowest, and their sum in the high half. */
    static final int[] PAIRS = new int[256];

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VALUES = new byte[256];

    static {
        for (int value = 0; value < PAIRS.length; value++) {
            int first = DIGITS[value >> 4];
            int second = DIGITS[value & 0xf];
            PAIRS[value] = first + second << 16 | second << 8 | first;
        }
        Arrays.fill(VALUES, (byte) -1);
        for (int value = 0; value < DIGITS.length; value++) {
            VALUES[DIGITS[value]] = (byte) value;
            VALUES[Character.toUpperCase(DIGITS[value])] = (byte) value;
        }
    }

    private Hex() {}

    /** The digit of the low four bits. */
    static byte digit(int value) {
        return DIGITS[value & 0xf];
    }

    /** The digit's value, or -1. */
    static int value(byte digit) {
        return VALUES[digit & 0xff];
    }

    /** The value of two digits, or something negative. */
    static int value(byte first, byte second) {
        return value(first) << 4 | value(second);
    }

    /**
     * Decodes pairs of digits; {@code into} may be {@code from} where {@code target} is not behind {@code start}.
     *
     * @return whether all were digits
     */
    static boolean decode(byte[] from, int start, int lengthBytes, byte[] into, int target) {
        int bad = 0;
        for (int i = 0; i < lengthBytes; i++) {
            int value = value(from[start + 2 * i], from[start + 2 * i + 1]);
            bad |= value;
            into[target + i] = (byte) value;
        }
        return bad >= 0;
    }
}
