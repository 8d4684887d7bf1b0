package dev.utraced.linux.proc;

import java.nio.ByteBuffer;

/** One field of {@code siginfo_t}, with its offsets in bytes in the two layouts. */
record SigInfoField(int offset64, int offset32, Width width) {
    enum Width {
        /** 32 bits in both. */
        SAME,
        /** A word, whose sign is kept: times and the like. */
        SIGNED_WORD,
        /** A word: addresses, and what a union holds them with. */
        UNSIGNED_WORD
    }

    void narrow(ByteBuffer from64, ByteBuffer to32) {
        to32.putInt(offset32, from64.getInt(offset64));
    }

    void widen(ByteBuffer from32, ByteBuffer to64) {
        int value = from32.getInt(offset32);
        switch (width) {
            case SAME -> to64.putInt(offset64, value);
            case SIGNED_WORD -> to64.putLong(offset64, value);
            case UNSIGNED_WORD -> to64.putLong(offset64, Integer.toUnsignedLong(value));
        }
    }
}
