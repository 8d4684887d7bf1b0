package dev.utraced.linux.arch.x86;

/** Numbers of 1, 2, 4 or 8 bytes inside a {@code long}. */
final class Width {
    private Width() {}

    static long mask(int bytes) {
        return -1L >>> (64 - 8 * bytes);
    }

    static long signExtend(long value, int bytes) {
        int unused = 64 - 8 * bytes;
        return value << unused >> unused;
    }

    static boolean isNegative(long value, int bytes) {
        return (value >>> (8 * bytes - 1) & 1) != 0;
    }
}
