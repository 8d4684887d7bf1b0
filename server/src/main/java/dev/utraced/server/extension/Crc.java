package dev.utraced.server.extension;

/**
 * The checksum of {@code qCRC}: polynomial 0x04c11db7, the highest bit first, from all ones, without a final inversion.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/General-Query-Packets.html#qCRC">qCRC</a>
 */
final class Crc {
    private static final int POLYNOMIAL = 0x04c1_1db7;
    private static final int[] TABLE = new int[256];

    static {
        for (int first = 0; first < TABLE.length; first++) {
            int value = first << 24;
            for (int bit = 0; bit < 8; bit++) {
                value = value < 0 ? value << 1 ^ POLYNOMIAL : value << 1;
            }
            TABLE[first] = value;
        }
    }

    private int value = -1;

    void add(byte[] bytes, int length) {
        int crc = value;
        for (int i = 0; i < length; i++) {
            crc = crc << 8 ^ TABLE[(crc >>> 24 ^ bytes[i]) & 0xff];
        }
        value = crc;
    }

    int value() {
        return value;
    }
}
