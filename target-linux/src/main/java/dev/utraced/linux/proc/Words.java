package dev.utraced.linux.proc;

import java.nio.ByteBuffer;

/** Memory seen as unsigned words of 4 or 8 bytes, counted from 0. */
record Words(ByteBuffer bytes, int wordSizeBytes) {
    long get(int index) {
        return wordSizeBytes == Long.BYTES
                ? bytes.getLong(index * Long.BYTES)
                : Integer.toUnsignedLong(bytes.getInt(index * Integer.BYTES));
    }

    /** As {@link #get}, with the sign of a 32-bit word kept. */
    long getSigned(int index) {
        return wordSizeBytes == Long.BYTES ? get(index) : (int) get(index);
    }

    int count() {
        return bytes.limit() / wordSizeBytes;
    }
}
