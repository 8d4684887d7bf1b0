package dev.utraced.rsp.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Builds one payload inside the buffer of its frame; made by a {@link FrameWriter}. Reserved characters are escaped as they come in,
 * so whatever is written arrives as it was.
 *
 * <p>What is short is run-length coded and summed when the frame ends; long data ({@link Bulk}) at once, while it is copied.
 */
public final class PayloadWriter {
    private static final int TRAILER_BYTES = 3;

    private final boolean runLengthCoding;
    private final byte[] oneWord = new byte[Long.BYTES];
    byte[] buffer = new byte[1024];

    /** Where the next byte goes. The first byte of the buffer is the frame's start. */
    int end = 1;

    /** What lies before it is coded and part of {@link #sum}. */
    private int sealedEnd = 1;

    int sum;

    PayloadWriter(boolean runLengthCoding) {
        this.runLengthCoding = runLengthCoding;
    }

    void reset() {
        end = 1;
        sealedEnd = 1;
        sum = 0;
    }

    /** Writes a character of the grammar, which must not be reserved: a hash, a dollar, a star, a closing brace. */
    public PayloadWriter ascii(char character) {
        ensure(1);
        buffer[end++] = (byte) character;
        return this;
    }

    /** Writes text, in UTF-8. */
    public PayloadWriter text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return binary(bytes, 0, bytes.length);
    }

    /** Writes an unsigned number without leading zeros. */
    public PayloadWriter hex(long number) {
        return hex(number, Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(number) + 3) / 4));
    }

    /** Writes the low digits of a number, that many of them. */
    public PayloadWriter hex(long number, int digits) {
        ensure(digits);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            buffer[end++] = Hex.digit((int) (number >>> shift));
        }
        return this;
    }

    /** Writes a number with a minus sign where it is negative. */
    public PayloadWriter signedHex(long number) {
        return number < 0 ? ascii('-').hex(-number) : hex(number);
    }

    /** Writes two digits for each byte. */
    public PayloadWriter hexData(byte[] from, int start, int lengthBytes) {
        if (lengthBytes >= Bulk.LEAST_BYTES) {
            seal();
            ensure(2 * lengthBytes);
            Bulk.hex(from, start, lengthBytes, this);
            sealedEnd = end;
            return this;
        }
        ensure(2 * lengthBytes);
        for (int i = start; i < start + lengthBytes; i++) {
            Words.SHORTS.set(buffer, end, Hex.PAIRS[from[i] & 0xff]);
            end += 2;
        }
        return this;
    }

    /** Writes two digits for each remaining byte, and takes them. */
    public PayloadWriter hexData(ByteBuffer from) {
        hexData(arrayOf(from), startOf(from), from.remaining());
        from.position(from.limit());
        return this;
    }

    /** Writes text in UTF-8 as digits. */
    public PayloadWriter hexText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return hexData(bytes, 0, bytes.length);
    }

    /** Writes bytes as they are, escaped where needed. */
    public PayloadWriter binary(byte[] from, int start, int lengthBytes) {
        if (lengthBytes >= Bulk.LEAST_BYTES) {
            bulk(from, start, lengthBytes, 2 * lengthBytes);
            return this;
        }
        ensure(2 * lengthBytes);
        for (int i = start; i < start + lengthBytes; i++) {
            end = Escapes.put(from[i], buffer, end);
        }
        return this;
    }

    /** Writes all remaining bytes, escaped where needed, and takes them. */
    public PayloadWriter binary(ByteBuffer from) {
        binary(arrayOf(from), startOf(from), from.remaining());
        from.position(from.limit());
        return this;
    }

    /** Writes as many of the remaining bytes, escaped where needed, as need no more room than that, and takes them. */
    public PayloadWriter binary(ByteBuffer from, int mostBytes) {
        if (2L * from.remaining() <= mostBytes) {
            return binary(from);
        }
        int taken = bulk(arrayOf(from), startOf(from), from.remaining(), mostBytes);
        from.position(from.position() + taken);
        return this;
    }

    private int bulk(byte[] from, int start, int lengthBytes, int mostBytes) {
        seal();
        ensure(mostBytes);
        int taken = Bulk.binary(from, start, lengthBytes, mostBytes, this);
        sealedEnd = end;
        return taken;
    }

    /** Writes the bytes of a word, the highest first, escaped where needed. */
    public PayloadWriter binaryBigEndian(long word, int lengthBytes) {
        for (int i = 0; i < lengthBytes; i++) {
            oneWord[i] = (byte) (word >>> 8 * (lengthBytes - 1 - i));
        }
        return binary(oneWord, 0, lengthBytes);
    }

    /** What was written so far, for logs; long data shows as it is coded. */
    @Override
    public String toString() {
        return Printable.text(buffer, 1, end);
    }

    /** Ends the frame: codes and sums what is left, and appends the checksum. */
    void finish(char start) {
        seal();
        ensure(TRAILER_BYTES);
        buffer[0] = (byte) start;
        buffer[end++] = '#';
        Words.SHORTS.set(buffer, end, Hex.PAIRS[sum & 0xff]);
        end += 2;
    }

    private void seal() {
        if (runLengthCoding) {
            end = RunLength.encode(buffer, sealedEnd, end);
        }
        sum += Words.sum(buffer, sealedEnd, end);
        sealedEnd = end;
    }

    boolean runLengthCoding() {
        return runLengthCoding;
    }

    private void ensure(int moreBytes) {
        if (buffer.length - end < moreBytes) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, end + moreBytes + TRAILER_BYTES));
        }
    }

    private static byte[] arrayOf(ByteBuffer from) {
        if (from.hasArray()) {
            return from.array();
        }
        byte[] copy = new byte[from.remaining()];
        from.duplicate().get(copy);
        return copy;
    }

    /** Where in {@link #arrayOf} the remaining bytes start. */
    private static int startOf(ByteBuffer from) {
        return from.hasArray() ? from.arrayOffset() + from.position() : 0;
    }
}
