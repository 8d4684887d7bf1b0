package dev.utraced.linux.arch.x86;

/** Values of one to eight bytes as x86 has them in memory. */
final class LittleEndian {
    private LittleEndian() {}

    /** Zero-extended. */
    static long get(byte[] from, int offset, int sizeBytes) {
        long value = 0;
        for (int i = sizeBytes - 1; i >= 0; i--) {
            value = value << Byte.SIZE | (from[offset + i] & 0xff);
        }
        return value;
    }

    static void put(long value, byte[] into, int offset, int sizeBytes) {
        for (int i = 0; i < sizeBytes; i++) {
            into[offset + i] = (byte) (value >>> i * Byte.SIZE);
        }
    }
}
