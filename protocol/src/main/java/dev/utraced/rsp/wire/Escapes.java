package dev.utraced.rsp.wire;

import java.nio.ByteBuffer;

/** The escapes of binary data: a closing brace and then the byte with bit 5 flipped. */
public final class Escapes {
    static final byte ESCAPE = '}';
    private static final int FLIP = 0x20;

    private Escapes() {}

    /** How many bytes, from the position on, fit escaped into that many bytes of a payload. */
    public static int fitting(ByteBuffer data, int payloadBytes) {
        if (2L * data.remaining() <= payloadBytes) {
            return data.remaining();
        }
        int at = data.position();
        int room = payloadBytes;
        while (at < data.limit() && room >= lengthBytes(data.get(at))) {
            room -= lengthBytes(data.get(at++));
        }
        return at - data.position();
    }

    /** How long a byte is when it has been escaped where needed. */
    static int lengthBytes(byte value) {
        return reserved(value) ? 2 : 1;
    }

    /** Not zero where one of the eight bytes must be escaped; the lowest bit set is the first such byte's highest. */
    static long reserved(long word) {
        return Words.find(word, '#') | Words.find(word, '$') | Words.find(word, '*') | Words.find(word, (char) ESCAPE);
    }

    /** The two bytes that stand for a reserved one, the first one lowest. */
    static int pair(byte value) {
        return ((value ^ FLIP) & 0xff) << Byte.SIZE | ESCAPE;
    }

    /** Whether a byte must be escaped in what a server sends; {@code *} is among them, since it would be read as a run. */
    static boolean reserved(byte value) {
        return value == '#' || value == '$' || value == '*' || value == ESCAPE;
    }

    /** Writes one byte, escaped where needed, and returns where the next one goes. */
    static int put(byte value, byte[] into, int at) {
        if (reserved(value)) {
            into[at] = ESCAPE;
            into[at + 1] = (byte) (value ^ FLIP);
            return at + 2;
        }
        into[at] = value;
        return at + 1;
    }

    /** Takes the escapes out, in place; a lone one at the end stays. Returns the new end. */
    static int remove(byte[] bytes, int start, int end) {
        int to = start;
        int from = start;
        while (from < end) {
            if (from <= end - Long.BYTES) {
                long word = (long) Words.LONGS.get(bytes, from);
                if (Words.find(word, (char) ESCAPE) == 0) {
                    Words.LONGS.set(bytes, to, word);
                    from += Long.BYTES;
                    to += Long.BYTES;
                    continue;
                }
            }
            byte value = bytes[from++];
            if (value == ESCAPE && from < end) {
                value = (byte) (bytes[from++] ^ FLIP);
            }
            bytes[to++] = value;
        }
        return to;
    }
}
