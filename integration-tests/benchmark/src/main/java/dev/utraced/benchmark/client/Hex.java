package dev.utraced.benchmark.client;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Hex text as the protocol writes it: addresses as plain numbers, memory byte by byte. */
public final class Hex {
    private Hex() {}

    public static String number(long value) {
        return Long.toHexString(value);
    }

    public static String ofText(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Eight bytes of memory that hold {@code value}, least significant byte first. */
    public static String littleEndian(long value) {
        return HexFormat.of().toHexDigits(Long.reverseBytes(value));
    }

    /** Two digits a byte, appended to {@code text} at {@code at}. */
    static void encode(byte[] data, int from, int length, byte[] text, int at) {
        for (int i = 0; i < length; i++) {
            int value = data[from + i] & 0xff;
            text[at + 2 * i] = (byte) Character.forDigit(value >> 4, 16);
            text[at + 2 * i + 1] = (byte) Character.forDigit(value & 0xf, 16);
        }
    }

    /**
     * The bytes that {@code [from, to)} of {@code text} stands for, written to {@code data} at {@code at}.
     *
     * @throws ProtocolException where the text is not hex, such as {@code xx} for an unknown register
     */
    public static void decode(byte[] text, int from, int to, byte[] data, int at) {
        for (int i = from, out = at; i + 1 < to; i += 2, out++) {
            int value = Character.digit(text[i], 16) << 4 | Character.digit(text[i + 1], 16);
            if (value < 0) {
                throw new ProtocolException("not hex: " + new String(text, i, 2, StandardCharsets.ISO_8859_1));
            }
            data[out] = (byte) value;
        }
    }
}
