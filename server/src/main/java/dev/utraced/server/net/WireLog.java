package dev.utraced.server.net;

import dev.utraced.rsp.wire.FrameListener;
import dev.utraced.rsp.wire.FrameReader;
import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.server.session.DebugLogs;
import io.netty.buffer.ByteBuf;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what goes over one connection, as it would stand in a transcript: {@code -> payload} from the client, {@code <- payload}
 * to it. Bytes that do not print are {@code \xNN}.
 *
 * <p>It reads the bytes again by itself, so that a connection nobody logs pays nothing.
 */
final class WireLog {
    private static final Logger LOG = LoggerFactory.getLogger(DebugLogs.WIRE);
    private static final int MOST_PAYLOAD_BYTES = 1 << 22;

    private final BooleanSupplier wanted;
    private final int session;
    private final FrameReader requests = FrameReader.ofRequests(MOST_PAYLOAD_BYTES, new Printer("->"));
    private final FrameReader replies = FrameReader.ofReplies(MOST_PAYLOAD_BYTES, new Printer("<-"));

    WireLog(BooleanSupplier wanted, int session) {
        this.wanted = wanted;
        this.session = session;
        requests.checkSums(false);
        replies.checkSums(false);
    }

    boolean isWanted() {
        return wanted.getAsBoolean();
    }

    /** The next bytes, which stay where they are. */
    void received(ByteBuf bytes, int length) {
        if (wanted.getAsBoolean()) {
            requests.read(bytes.duplicate(), length);
        }
    }

    void sent(ByteBuf bytes) {
        if (wanted.getAsBoolean()) {
            replies.read(bytes.duplicate());
        }
    }

    private final class Printer implements FrameListener {
        private final String direction;

        Printer(String direction) {
            this.direction = direction;
        }

        @Override
        public void packet(PayloadReader payload) {
            LOG.debug("session={} {} {}", session, direction, payload);
        }

        @Override
        public void notification(PayloadReader payload) {
            LOG.debug("session={} <~ {}", session, payload);
        }

        @Override
        public void interrupt() {
            LOG.debug("session={} {} \\x03", session, direction);
        }

        @Override
        public void refused() {
            LOG.debug("session={} # {} asked for the last packet again", session, direction);
        }

        @Override
        public void damaged() {
            LOG.debug("session={} # {} a damaged packet", session, direction);
        }

        @Override
        public void tooLong() {
            LOG.debug("session={} # {} a packet too long to log", session, direction);
        }
    }
}
