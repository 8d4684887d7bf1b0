package dev.utraced.rsp.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Hex digits: lower case when written, either case when read. */
final class Hex {
    /** For each byte its two characters, the first one lowest. */
    static final short[] PAIRS = new short[256];

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VALUES = new byte[256];

    static {
        for (int value = 0; value < PAIRS.length; value++) {
            PAIRS[value] = (short) (DIGITS[value & 0xf] << Byte.SIZE | DIGITS[value >> 4]);
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

    /**
     * The eight digits of the four low bytes, the lowest byte's first. Arithmetic on all of them at once: with the client compiler twice as
     * fast as the table. It inlines nothing that is longer than these three.
     */
    static long digits(long bytes) {
        return characters(nibbles(spread(bytes & 0xffff_ffffL)));
    }

    /** Four bytes become the low halves of four shorts. */
    private static long spread(long bytes) {
        long twos = (bytes | bytes << 16) & 0x0000_ffff_0000_ffffL;
        return (twos | twos << 8) & 0x00ff_00ff_00ff_00ffL;
    }

    /** Of each short the high four bits come first. */
    private static long nibbles(long shorts) {
        return (shorts >>> 4 | shorts << 8) & 0x0f0f_0f0f_0f0f_0f0fL;
    }

    /** From ten on, six more set bit 4, and a letter is what is behind the digits by so many characters. */
    private static long characters(long nibbles) {
        long letters = nibbles + 0x0606_0606_0606_0606L >>> 4 & 0x0101_0101_0101_0101L;
        return nibbles + 0x3030_3030_3030_3030L + letters * ('a' - '9' - 1);
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
