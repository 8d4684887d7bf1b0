package dev.utraced.benchmark.client;

import java.util.Arrays;

/** Replies as they were sent, with escapes, runs and checksums, to be looked at when the clock has stopped. */
public final class Recording {
    private byte[] bytes;
    private int length;
    private int next;

    /** @param expectedBytes grows where that is not enough */
    public Recording(int expectedBytes) {
        bytes = new byte[expectedBytes];
    }

    public void clear() {
        length = 0;
        next = 0;
    }

    void add(byte[] from, int start, int end) {
        int count = end - start;
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + count));
        }
        System.arraycopy(from, start, bytes, length, count);
        length += count;
    }

    byte[] bytes() {
        return bytes;
    }

    int next() {
        return next;
    }

    int length() {
        return length;
    }

    void next(int place) {
        next = place;
    }
}
