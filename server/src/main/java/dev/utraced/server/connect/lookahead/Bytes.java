package dev.utraced.server.connect.lookahead;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.LongStream;

/** Payloads are strings with one character a byte. */
final class Bytes {
    private static final HexFormat HEX = HexFormat.of();
    private static final int MOST_DIGITS = 16;

    private Bytes() {}

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String digits(String text) {
        return HEX.formatHex(of(text));
    }

    /** What pairs of digits say; nothing where it is anything else, such as an error. */
    static byte[] ofDigits(String digits) {
        if (digits.length() % 2 != 0 || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            return new byte[0];
        }
        return HEX.parseHex(digits);
    }

    /** Words of 64 bits, little-endian. */
    static LongStream words(String bytes) {
        LongBuffer words =
                ByteBuffer.wrap(of(bytes)).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        return LongStream.generate(words::get).limit(words.remaining());
    }

    /** An unsigned number in hex. */
    static Optional<Long> number(String digits) {
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(HexFormat::isHexDigit);
        return isNumber ? Optional.of(Long.parseUnsignedLong(digits, 16)) : Optional.empty();
    }
}
