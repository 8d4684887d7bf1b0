package dev.utraced.benchmark.client;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Searching eight bytes at a time: what the client does to each byte of a bulk transfer must not show beside what the server
 * does to it.
 */
final class Bytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOP_BITS = 0x8080808080808080L;

    private Bytes() {}

    /** The first place of {@code first} or {@code second} in {@code [from, to)}, or {@code to}. */
    static int indexOfEither(byte[] bytes, int from, int to, char first, char second) {
        long firsts = ONES * first;
        long seconds = ONES * second;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long word = (long) LONGS.get(bytes, at);
            long found = zeroBytes(word ^ firsts) | zeroBytes(word ^ seconds);
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (at < to && bytes[at] != first && bytes[at] != second) {
            at++;
        }
        return at;
    }

    /** The sum of {@code [from, to)} modulo 256. */
    static int checksum(byte[] bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += bytes[i];
        }
        return sum & 0xff;
    }

    /** The top bit of each byte that is zero; above the first such byte there may be false ones. */
    private static long zeroBytes(long word) {
        return (word - ONES) & ~word & TOP_BITS;
    }
}
