package dev.utraced.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.rsp.reply.ReplyStyle;
import dev.utraced.rsp.reply.StopReply;
import dev.utraced.rsp.wire.FrameWriter;
import dev.utraced.rsp.wire.PayloadReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How much garbage a packet leaves, from its parsing to its framed reply, on the fake machine. What is kept out of here the collector
 * need not interrupt a session for.
 */
class AllocationTest {
    private static final int WARM_UP = 2_000;
    private static final int PACKETS = 5_000;

    private final FakeServer server = new FakeServer();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"m1000,40 | 600", "M1000,4:00112233 | 600", "g | 700", "p10 | 700", "Z0,1000,1 | 1600", "Hg0 | 700"
            })
    void aPacketLeavesLittleGarbage(String packet, int mostBytes) {
        server.host.attach(Integer.toString(server.machine.runningProcess("looper")), process -> {});
        ClientLink session = server.host.connected(new Sink());
        for (String first : new String[] {"QStartNoAckMode", "?"}) {
            session.packet(PayloadReader.of(first));
        }
        bytesFor(session, packet, WARM_UP);
        long used = bytesFor(session, packet, PACKETS) / PACKETS;
        assertThat(used).isLessThanOrEqualTo(mostBytes);
    }

    private static long bytesFor(ClientLink session, String packet, int times) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] payload = packet.getBytes(StandardCharsets.ISO_8859_1);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times; i++) {
            session.packet(new PayloadReader(payload.clone()));
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** A connection that frames what is sent, into one buffer, and forgets it. */
    private static final class Sink implements Connection {
        private final FrameWriter frames = FrameWriter.ofReplies();
        private final ByteBuf out = Unpooled.buffer(1 << 16);

        @Override
        public void send(Reply reply, ReplyStyle style) {
            reply.write(frames.beginPacket(), style);
            frames.endPacket(out.clear());
        }

        @Override
        public void announce(StopReply stop, ReplyStyle style) {
            throw new AssertionError("nothing runs");
        }

        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public void stopAcknowledging() {}

        @Override
        public void holdPackets() {}

        @Override
        public void releasePackets() {}

        @Override
        public void close() {
            throw new AssertionError("the session ended");
        }
    }
}
