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

    /** Decodes pairs of digits to where they begin, up to {@code end} or the first that is none. @return how many */
    static int decodeInPlace(byte[] bytes, int start, int end) {
        byte[] values = VALUES; // in a local variable, as is all else: this loop sees every byte of a large write
        int target = start;
        for (int i = start; i + 1 < end; i += 2) {
            int value = values[bytes[i] & 0xff] << 4 | values[bytes[i + 1] & 0xff];
            if (value < 0) {
                break;
            }
            bytes[target++] = (byte) value;
        }
        return target - start;
    }
}
