package dev.utraced.rsp.wire;

/**
 * Run-length coding: {@code X*n} stands for X and then n - 29 more of it.
 *
 * <p>Works on escaped text. An escaped pair is never part of a run, though a run may follow one.
 */
final class RunLength {
    static final byte MARK = '*';
    private static final int BIAS = 29;
    private static final int LEAST_RUN = 4;
    private static final int MOST_RUN = 126 - BIAS + 1;

    private RunLength() {}

    /** Codes runs, in place, and returns the new end. */
    static int encode(byte[] bytes, int start, int end) {
        int to = start;
        int from = start;
        while (from < end) {
            byte value = bytes[from];
            if (value == Escapes.ESCAPE) {
                bytes[to++] = value;
                bytes[to++] = bytes[from + 1];
                from += 2;
            } else if (startsRun(bytes, from, end)) {
                int runStart = from;
                while (from < end && bytes[from] == value) {
                    from++;
                }
                to = put(value, from - runStart, bytes, to);
            } else {
                bytes[to++] = value;
                from++;
            }
        }
        return to;
    }

    /** Whether four bytes are the same: one comparison where looking at each would be mispredicted too often. */
    private static boolean startsRun(byte[] bytes, int at, int end) {
        if (at > end - LEAST_RUN) {
            return false;
        }
        int four = (int) Words.INTS.get(bytes, at);
        return four == Integer.rotateLeft(four, 8);
    }

    /** Writes a run of any length, which never takes more room than the plain text, and returns where the next byte goes. */
    static int put(byte value, int length, byte[] into, int at) {
        int left = length;
        int to = at;
        while (left >= LEAST_RUN) {
            int run = Math.min(left, MOST_RUN);
            int count = run - 1 + BIAS;
            if (count == '#' || count == '$') {
                run = '#' - BIAS;
                count = run - 1 + BIAS;
            }
            into[to++] = value;
            into[to++] = MARK;
            into[to++] = (byte) count;
            left -= run;
        }
        while (left > 0) {
            into[to++] = value;
            left--;
        }
        return to;
    }

    /** How many times more the byte before the mark is to be repeated, or -1 for a byte that is no count. */
    static int repeats(byte count) {
        return count >= BIAS + LEAST_RUN - 1 && count <= 126 ? count - BIAS : -1;
    }
}
