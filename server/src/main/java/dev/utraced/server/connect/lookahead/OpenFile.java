package dev.utraced.server.connect.lookahead;

import java.util.Optional;

/**
 * A file that the server has open for reading, and what {@code vFile:fstat} has last said of it: the File-I/O protocol's {@code struct
 * stat}, big-endian.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/struct-stat.html">Remote Protocol, struct stat</a>
 */
final class OpenFile {
    private static final int STAT_BYTES = 64;
    private static final int MODE_OFFSET = 8;
    private static final int SIZE_OFFSET = 28;
    private static final int ACCESSED_OFFSET = 52;
    private static final int MODIFIED_OFFSET = 56;
    private static final int KIND = 0170000;
    private static final int REGULAR = 0100000;
    private static final int LEAST_STRIDE_BYTES = 1 << 12;
    private static final int MOST_STRIDE_BYTES = 1 << 19;

    private final FileName name;
    private final String descriptor;
    private String lastStat = "";
    private long givenTo;
    private long givenInOneGo;

    OpenFile(FileName name, String descriptor) {
        this.name = name;
        this.descriptor = descriptor;
    }

    FileName name() {
        return name;
    }

    /** As the server writes it. */
    String descriptor() {
        return descriptor;
    }

    /** @return whether it is another size or another time of modification than before */
    boolean changes(String stat) {
        boolean changes = !lastStat.isEmpty() && !essence(stat).equals(essence(lastStat));
        lastStat = stat;
        return changes;
    }

    /**
     * How many bytes to give at most from here. Debuggers that read here and there ask for far more than they look at, and gdb takes half
     * a microsecond for each byte that comes through a pipe; who reads on and on is given more each time.
     */
    long strideFrom(long offset) {
        long stride = offset == givenTo ? givenInOneGo / 2 : 0;
        return Math.min(Math.max(stride, LEAST_STRIDE_BYTES), MOST_STRIDE_BYTES);
    }

    void gave(long offset, int lengthBytes) {
        givenInOneGo = lengthBytes + (offset == givenTo ? givenInOneGo : 0);
        givenTo = offset + lengthBytes;
    }

    private static String essence(String stat) {
        return stat.length() < STAT_BYTES
                ? ""
                : stat.substring(MODE_OFFSET, ACCESSED_OFFSET) + stat.substring(MODIFIED_OFFSET, STAT_BYTES);
    }

    /** How long a file with bytes of its own is; empty for anything else. */
    Optional<Long> sizeBytes() {
        if (lastStat.length() < STAT_BYTES || name.isMadeUp() || (number(MODE_OFFSET, 4) & KIND) != REGULAR) {
            return Optional.empty();
        }
        return Optional.of(number(SIZE_OFFSET, Long.BYTES)).filter(size -> size > 0);
    }

    private long number(int offset, int lengthBytes) {
        long value = 0;
        for (char each : lastStat.substring(offset, offset + lengthBytes).toCharArray()) {
            value = value << Byte.SIZE | each;
        }
        return value;
    }
}
