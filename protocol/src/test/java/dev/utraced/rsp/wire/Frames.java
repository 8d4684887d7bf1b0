package dev.utraced.rsp.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Consumer;

/** Frames for tests; text holds one character a byte. */
final class Frames {
    private Frames() {}

    /** The frame of a payload that is already escaped and coded, made without the code under test. */
    static String frame(char start, String coded) {
        int sum = coded.chars().sum() & 0xff;
        return start + coded + '#' + "0123456789abcdef".charAt(sum >> 4) + "0123456789abcdef".charAt(sum & 0xf);
    }

    static String packet(String coded) {
        return frame('$', coded);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(ByteBuf buffer) {
        return buffer.toString(StandardCharsets.ISO_8859_1);
    }

    /** What a server's writer makes of a payload. */
    static String written(Consumer<PayloadWriter> payload) {
        return written(FrameWriter.ofReplies(), payload);
    }

    static String written(FrameWriter writer, Consumer<PayloadWriter> payload) {
        ByteBuf out = Unpooled.buffer();
        payload.accept(writer.beginPacket());
        writer.endPacket(out);
        return text(out);
    }

    /** What a client's reader makes of bytes that end anywhere between packets. */
    static Heard heardByClient(String bytes) {
        Heard heard = new Heard();
        FrameReader.ofReplies(1 << 24, heard).read(bytes(bytes), 0, bytes.length());
        return heard;
    }

    static Heard heardByServer(String bytes) {
        Heard heard = new Heard();
        FrameReader.ofRequests(1 << 24, heard).read(bytes(bytes), 0, bytes.length());
        return heard;
    }

    /** Data as debuggers see it: zeros and runs, text, reserved characters, noise. */
    static byte[] data(Random random, int mostBytes) {
        byte[] data = new byte[random.nextInt(mostBytes + 1)];
        int at = 0;
        while (at < data.length) {
            int end = Math.min(data.length, at + 1 + random.nextInt(200));
            int kind = random.nextInt(4);
            byte same = (byte) (random.nextBoolean() ? 0 : random.nextInt(256));
            for (; at < end; at++) {
                data[at] = switch (kind) {
                    case 0 -> same;
                    case 1 -> (byte) "#$*}+-\3\0\n".charAt(random.nextInt(9));
                    case 2 -> (byte) (' ' + random.nextInt(95));
                    default -> (byte) random.nextInt(256);
                };
            }
        }
        return data;
    }
}
