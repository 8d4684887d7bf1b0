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

    /** The highest bit of each of the eight bytes that must be escaped; no other bit is set. */
    static long reserved(long word) {
        return Words.unset(Words.without(word, '#')
                & Words.without(word, '$')
                & Words.without(word, '*')
                & Words.without(word, (char) ESCAPE));
    }

    /** The eight bytes as they are sent but for the escapes before the reserved ones. */
    static long flip(long word, long reserved) {
        return word ^ reserved >>> 2; // of bit 7, bit 5
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
        int lastWord = end - Long.BYTES;
        while (from <= lastWord) {
            long word = (long) Words.LONGS.get(bytes, from);
            long escapes = Words.find(word, (char) ESCAPE);
            int length = Long.BYTES;
            while (escapes != 0) {
                int plain = Words.before(escapes);
                if (plain == length - 1) {
                    if (from + Long.BYTES < end) { // the byte that it escapes is in the next word
                        long escaped = (bytes[from + Long.BYTES] ^ FLIP) & 0xff;
                        word = Words.first(word, plain) | escaped << plain * Byte.SIZE;
                        from++;
                    }
                    break;
                }
                int behind = (plain + 1) * Byte.SIZE;
                word = Words.first(word, plain) | (word >>> behind ^ FLIP) << behind - Byte.SIZE;
                escapes = escapes >>> Byte.SIZE & -1L << behind;
                length--;
            }
            Words.LONGS.set(bytes, to, word);
            to += length;
            from += Long.BYTES;
        }
        while (from < end) {
            byte value = bytes[from++];
            if (value == ESCAPE && from < end) {
                value = (byte) (bytes[from++] ^ FLIP);
            }
            bytes[to++] = value;
        }
        return to;
    }
}
