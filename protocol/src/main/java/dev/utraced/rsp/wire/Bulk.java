package dev.utraced.rsp.wire;

/**
 * Long data into a frame in one pass: hex digits or escapes, runs and checksum together. Runs are looked for eight bytes at a time, so
 * a short one may be written out.
 */
final class Bulk {
    /** From here on one pass is worth its coarser runs. */
    static final int LEAST_BYTES = 1024;

    private Bulk() {}

    /** Appends two digits for each byte; there must be room for them. */
    static void hex(byte[] from, int start, int lengthBytes, PayloadWriter out) {
        byte[] buffer = out.buffer;
        boolean runs = out.runLengthCoding();
        int to = out.end;
        int sum = 0;
        int at = start;
        int end = start + lengthBytes;
        int lastWord = end - Long.BYTES;
        while (at <= lastWord) {
            long word = (long) Words.LONGS.get(from, at);
            if (runs && word == Long.rotateLeft(word, 4)) {
                int runEnd = runEnd(from, at, end, word);
                int runStart = to;
                to = RunLength.put(Hex.digit((int) word), 2 * (runEnd - at), buffer, to);
                sum += Words.sum(buffer, runStart, to);
                at = runEnd;
            } else {
                long first = Hex.digits(word);
                long second = Hex.digits(word >>> Integer.SIZE);
                Words.LONGS.set(buffer, to, first);
                Words.LONGS.set(buffer, to + Long.BYTES, second);
                sum += Words.sum(first + second); // of two digits there is no carry
                to += 2 * Long.BYTES;
                at += Long.BYTES;
            }
        }
        int tailStart = to;
        for (; at < end; at++) {
            Words.SHORTS.set(buffer, to, Hex.PAIRS[from[at] & 0xff]);
            to += Short.BYTES;
        }
        out.end = to;
        out.sum += sum + Words.sum(buffer, tailStart, to);
    }

    /**
     * Appends the bytes, escaped where needed, as long as they take no more room than {@code mostBytes}, which there must be.
     *
     * @return how many were taken
     */
    static int binary(byte[] from, int start, int lengthBytes, int mostBytes, PayloadWriter out) {
        byte[] buffer = out.buffer;
        boolean runs = out.runLengthCoding();
        int to = out.end;
        int limit = to + mostBytes;
        // Eight bytes may take sixteen, and up to seven behind those are written for nothing.
        int lastPlace = limit - 3 * Long.BYTES;
        int sum = 0;
        int at = start;
        int end = start + lengthBytes;
        int lastWord = end - Long.BYTES;
        while (at <= lastWord && to <= lastPlace) {
            long word = (long) Words.LONGS.get(from, at);
            long reserved = Escapes.reserved(word);
            if (reserved != 0) {
                long flipped = Escapes.flip(word, reserved);
                sum += Words.sum(flipped) + Escapes.ESCAPE * Words.count(reserved);
                Words.LONGS.set(buffer, to, flipped);
                do { // in here, not in a method: a call for every eighth word is a seventh of the time
                    int plain = Words.before(reserved);
                    buffer[to + plain] = Escapes.ESCAPE;
                    to++;
                    Words.LONGS.set(buffer, to + plain, flipped >>> plain * Byte.SIZE);
                    reserved &= reserved - 1;
                } while (reserved != 0);
                to += Long.BYTES;
                at += Long.BYTES;
            } else if (runs && word == Long.rotateLeft(word, 8)) {
                int runEnd = runEnd(from, at, Math.min(end, at + limit - to), word);
                int runStart = to;
                to = RunLength.put((byte) word, runEnd - at, buffer, to);
                sum += Words.sum(buffer, runStart, to);
                at = runEnd;
            } else {
                Words.LONGS.set(buffer, to, word);
                sum += Words.sum(word);
                to += Long.BYTES;
                at += Long.BYTES;
            }
        }
        int tailStart = to;
        for (; at < end && limit - to >= Escapes.lengthBytes(from[at]); at++) {
            to = Escapes.put(from[at], buffer, to);
        }
        out.end = to;
        out.sum += sum + Words.sum(buffer, tailStart, to);
        return at - start;
    }

    private static int runEnd(byte[] from, int start, int end, long word) {
        int at = start + Long.BYTES;
        while (at <= end - Long.BYTES && (long) Words.LONGS.get(from, at) == word) {
            at += Long.BYTES;
        }
        return at;
    }
}
