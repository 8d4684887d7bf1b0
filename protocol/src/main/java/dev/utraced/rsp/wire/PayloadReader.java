package dev.utraced.rsp.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A cursor over the unescaped bytes of one payload. Whatever the bytes are, its methods throw nothing but
 * {@link MalformedPacketException}.
 *
 * <p>The bytes are the {@link FrameReader}'s: the reader, and every view it hands out, is valid only until the packet's dispatch returns.
 */
public final class PayloadReader {
    private byte[] bytes;
    private int position;
    private int end;

    public PayloadReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    PayloadReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    /** A reader of characters 0 to 255, one a byte. */
    public static PayloadReader of(String payload) {
        return new PayloadReader(payload.getBytes(StandardCharsets.ISO_8859_1));
    }

    void reset(byte[] newBytes, int start, int newEnd) {
        bytes = newBytes;
        position = start;
        end = newEnd;
    }

    public int remaining() {
        return end - position;
    }

    public boolean atEnd() {
        return position == end;
    }

    /** The next byte, 0 to 255, or -1 at the end. */
    public int peek() {
        return position < end ? bytes[position] & 0xff : -1;
    }

    /** Takes one byte, 0 to 255. */
    public int next() {
        if (atEnd()) {
            throw malformed("another byte");
        }
        return bytes[position++] & 0xff;
    }

    /** Takes the separator if it comes next. */
    public boolean skip(char separator) {
        if (peek() != separator) {
            return false;
        }
        position++;
        return true;
    }

    public void expect(char separator) {
        if (!skip(separator)) {
            throw malformed("'" + separator + "'");
        }
    }

    public void expectEnd() {
        if (!atEnd()) {
            throw malformed("the end");
        }
    }

    /** An unsigned number of 1 to 16 significant digits. */
    public long hex() {
        int start = position;
        long number = 0;
        while (position < end) {
            int digit = Hex.value(bytes[position]);
            if (digit < 0) {
                break;
            }
            if (number >>> 60 != 0) {
                throw malformed("a number of 64 bits");
            }
            number = number << 4 | digit;
            position++;
        }
        if (position == start) {
            throw malformed("a number");
        }
        return number;
    }

    /** A number from 0 to {@code max}. */
    public int hex(int max) {
        long number = hex();
        if (Long.compareUnsigned(number, max) > 0) {
            throw malformed("a number up to 0x" + Integer.toHexString(max));
        }
        return (int) number;
    }

    /** A number from 0 to 2^31 - 1. */
    public int hexInt() {
        return hex(Integer.MAX_VALUE);
    }

    /** Pairs of digits up to the first other byte, decoded in place: a view, writable, of its own indices. */
    public ByteBuffer hexData() {
        int start = position;
        int pairs = Hex.decodeInPlace(bytes, start, end);
        position = start + 2 * pairs;
        if (position < end && Hex.value(bytes[position]) >= 0) {
            throw malformed("an even number of digits");
        }
        return ByteBuffer.wrap(bytes, start, pairs).slice();
    }

    /** Text in UTF-8, as pairs of digits up to the first other byte. */
    public String hexText() {
        ByteBuffer data = hexData();
        return new String(data.array(), data.arrayOffset(), data.remaining(), StandardCharsets.UTF_8);
    }

    /** Takes that many bytes: a view of its own indices. */
    public ByteBuffer data(int lengthBytes) {
        if (lengthBytes < 0 || lengthBytes > remaining()) {
            throw malformed(lengthBytes + " bytes");
        }
        ByteBuffer view = ByteBuffer.wrap(bytes, position, lengthBytes).slice();
        position += lengthBytes;
        return view;
    }

    /** Takes all bytes that are left: a view of its own indices. */
    public ByteBuffer data() {
        return data(remaining());
    }

    /** Text in UTF-8 up to the first of the separators, which stays, or to the end. */
    public String textUntil(String separators) {
        int start = position;
        while (position < end && separators.indexOf(bytes[position]) < 0) {
            position++;
        }
        return new String(bytes, start, position - start, StandardCharsets.UTF_8);
    }

    /** Text in UTF-8 up to the end. */
    public String text() {
        String text = new String(bytes, position, remaining(), StandardCharsets.UTF_8);
        position = end;
        return text;
    }

    /** What is left, for logs. */
    @Override
    public String toString() {
        return Printable.text(bytes, position, end);
    }

    /** For callers that find a packet wrong by themselves. */
    public MalformedPacketException malformed(String expected) {
        return new MalformedPacketException(
                remaining() == 0
                        ? "packet ends (expected: " + expected + ")"
                        : "byte 0x" + Integer.toHexString(peek()) + " with " + remaining() + " left (expected: "
                                + expected + ")");
    }
}
