package dev.utraced.server.extension;

import java.nio.ByteBuffer;

/** How much room binary data takes in a packet, where four characters take two bytes each. */
final class Escaping {
    private Escaping() {}

    /** How many bytes, from the position on, fit into that many of a payload. */
    static int fitting(ByteBuffer data, int payloadBytes) {
        if (2L * data.remaining() <= payloadBytes) {
            return data.remaining();
        }
        int start = data.position();
        int room = payloadBytes;
        for (int at = start; at < data.limit(); at++) {
            room -= isEscaped(data.get(at)) ? 2 : 1;
            if (room < 0) {
                return at - start;
            }
        }
        return data.remaining();
    }

    private static boolean isEscaped(byte value) {
        return value == '#' || value == '$' || value == '}' || value == '*';
    }
}
