package dev.utraced.benchmark.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** A packet to the server, framed once and sent as often as needed. */
public final class Request {
    private static final int SHOWN = 40;

    /** From here on a frame is kept where it is sent from: to copy it takes as long as a server needs for it. */
    private static final int LONG_BYTES = 64 << 10;

    private final ByteBuffer frame;

    private Request(byte[] bytes) {
        frame = bytes.length < LONG_BYTES
                ? ByteBuffer.wrap(bytes)
                : ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    /** A packet of plain text, which needs no escapes. */
    public static Request of(String payload) {
        return framed(payload.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** {@code M}: the bytes at an address, in hex. */
    static Request writeHex(long address, byte[] data, int from, int length) {
        byte[] head = head('M', address, length);
        byte[] payload = Arrays.copyOf(head, head.length + 2 * length);
        Hex.encode(data, from, length, payload, head.length);
        return framed(payload);
    }

    /** {@code X}: the bytes at an address, escaped. */
    static Request writeBinary(long address, byte[] data, int from, int length) {
        byte[] head = head('X', address, length);
        byte[] payload = Arrays.copyOf(head, head.length + 2 * length);
        int end = head.length;
        for (int i = from; i < from + length; i++) {
            byte value = data[i];
            if (needsEscape(value)) {
                payload[end++] = '}';
                value ^= 0x20;
            }
            payload[end++] = value;
        }
        return framed(Arrays.copyOf(payload, end));
    }

    static boolean needsEscape(byte value) {
        return value == '#' || value == '$' || value == '}' || value == '*';
    }

    /** To be read once. */
    ByteBuffer frame() {
        return frame.duplicate();
    }

    @Override
    public String toString() {
        int length = Math.min(frame.capacity() - 4, SHOWN);
        String text = StandardCharsets.ISO_8859_1
                .decode(frame.slice(1, length))
                .toString()
                .replaceAll("[^ -~]", ".");
        return length < SHOWN ? text : text + "...";
    }

    private static byte[] head(char letter, long address, int length) {
        return (letter + Hex.number(address) + "," + Hex.number(length) + ":").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Request framed(byte[] payload) {
        byte[] frame = new byte[payload.length + 4];
        frame[0] = '$';
        System.arraycopy(payload, 0, frame, 1, payload.length);
        frame[payload.length + 1] = '#';
        String sum = HexFormat.of().toHexDigits((byte) Bytes.checksum(payload, 0, payload.length));
        frame[payload.length + 2] = (byte) sum.charAt(0);
        frame[payload.length + 3] = (byte) sum.charAt(1);
        return new Request(frame);
    }
}
