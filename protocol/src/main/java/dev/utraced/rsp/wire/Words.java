package dev.utraced.rsp.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Several bytes at once: tests and sums over eight bytes of a long, which is what makes long packets cheap. */
final class Words {
    static final VarHandle SHORTS = view(short[].class);
    static final VarHandle INTS = view(int[].class);
    static final VarHandle LONGS = view(long[].class);

    private static final long EVEN_BYTES = 0x00ff_00ff_00ff_00ffL;
    private static final long LOW_BITS = 0x0101_0101_0101_0101L;
    private static final long LOW_SEVEN_BITS = 0x7f7f_7f7f_7f7f_7f7fL;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Words() {}

    /** The first byte in memory is the lowest. */
    private static VarHandle view(Class<?> arrayClass) {
        return MethodHandles.byteArrayViewVarHandle(arrayClass, ByteOrder.LITTLE_ENDIAN);
    }

    /** The highest bit of each byte that is this character, which is in ASCII; no other bit is set. */
    static long find(long word, char character) {
        return unset(without(word, character));
    }

    /**
     * Of the bytes that are not this character the highest bit is set, and other bits mean nothing: so several characters are looked for by
     * {@code &} and then {@link #unset}. Seven bits of each byte and 127 are less than 256, so no byte changes the next one.
     */
    static long without(long word, char character) {
        return (word & LOW_SEVEN_BITS ^ LOW_BITS * character) + LOW_SEVEN_BITS | word;
    }

    /** The highest bits that are not set, and no others. */
    static long unset(long marked) {
        return ~marked & HIGH_BITS;
    }

    /** How many bytes were found. */
    static int count(long found) {
        return (int) ((found >>> 7) * LOW_BITS >>> 56);
    }

    /**
     * How many bytes are before the first one that was found. Below its highest bit are the lowest bits of all these, and its own; the
     * multiplication counts them. The client compiler has no instruction for trailing zeros.
     */
    static int before(long found) {
        return (int) (((found & -found) - 1 & LOW_BITS) * LOW_BITS >>> 56) - 1;
    }

    /** The word with only so many of its bytes left, fewer than eight. */
    static long first(long word, int bytes) {
        return word & ~(-1L << bytes * Byte.SIZE);
    }

    /** The sum of the eight bytes, each taken as unsigned. */
    static int sum(long word) {
        long pairs = (word & EVEN_BYTES) + (word >>> 8 & EVEN_BYTES);
        return (int) (pairs * 0x0001_0001_0001_0001L >>> 48);
    }

    /** The sum of the bytes, of which only the low eight bits mean anything. */
    static int sum(byte[] bytes, int start, int end) {
        int sum = 0;
        int at = start;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            sum += sum((long) LONGS.get(bytes, at));
        }
        for (; at < end; at++) {
            sum += bytes[at];
        }
        return sum;
    }
}
