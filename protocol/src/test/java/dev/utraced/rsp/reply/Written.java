package dev.utraced.rsp.reply;

import dev.utraced.rsp.wire.FrameListener;
import dev.utraced.rsp.wire.FrameReader;
import dev.utraced.rsp.wire.FrameWriter;
import dev.utraced.rsp.wire.PayloadReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A reply as a client reads it: without frame, runs and escapes, one character a byte. */
final class Written {
    private Written() {}

    static String full(Reply reply) {
        return written(reply, ReplyStyle.FULL);
    }

    static String plain(Reply reply) {
        return written(reply, ReplyStyle.PLAIN);
    }

    static String written(Reply reply, ReplyStyle style) {
        FrameWriter writer = FrameWriter.ofReplies();
        ByteBuf out = Unpooled.buffer();
        reply.write(writer.beginPacket(), style);
        writer.endPacket(out);
        StringBuilder text = new StringBuilder();
        FrameReader.ofReplies(1 << 20, new FrameListener() {
                    @Override
                    public void packet(PayloadReader payload) {
                        ByteBuffer data = payload.data();
                        text.append(StandardCharsets.ISO_8859_1.decode(data));
                    }

                    @Override
                    public void damaged() {
                        throw new AssertionError("damaged");
                    }

                    @Override
                    public void tooLong() {
                        throw new AssertionError("too long");
                    }
                })
                .read(out);
        return text.toString();
    }
}
