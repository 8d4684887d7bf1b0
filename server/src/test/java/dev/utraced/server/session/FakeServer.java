package dev.utraced.server.session;

import dev.utraced.rsp.reply.Reply;
import dev.utraced.rsp.reply.ReplyStyle;
import dev.utraced.rsp.reply.ReplyStyle.StopForm;
import dev.utraced.rsp.reply.StopReply;
import dev.utraced.rsp.wire.FrameListener;
import dev.utraced.rsp.wire.FrameReader;
import dev.utraced.rsp.wire.FrameWriter;
import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.server.access.Access;
import dev.utraced.server.access.AccessRules;
import dev.utraced.server.access.Role;
import dev.utraced.server.extension.Extensions;
import dev.utraced.server.fake.FakeMachine;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sessions on a {@link FakeMachine}, without sockets: everything happens within the call. */
final class FakeServer {
    /** Small, so that transcripts can reach it. */
    static final int PACKET_BYTES = 0x400;

    final FakeMachine machine;
    final List<String> notices = new ArrayList<>();
    final SessionHost host;
    boolean ended;

    FakeServer(FakeMachine machine, HostOptions options) {
        this(machine, options, new Extensions("1.0"));
    }

    FakeServer(FakeMachine machine, HostOptions options, ExtensionTable extensions) {
        this.machine = machine;
        this.host = new SessionHost(
                machine,
                new SessionSettings(
                        extensions,
                        new LaunchSettings.Defaults(List.of(), true, true, true, Map.of("HOME", "/root")),
                        Set.of(),
                        StopForm.FULL,
                        PACKET_BYTES),
                options,
                new FakeNotices(notices),
                (millis, task) -> machine.later(task),
                new DebugLogs(),
                () -> ended = true);
    }

    FakeServer() {
        this(new FakeMachine(), new HostOptions(false, false, OnDisconnect.BY_ORIGIN));
    }

    FakeClient connect() {
        return new FakeClient(Access.unrestricted());
    }

    FakeClient connectObserver() {
        return new FakeClient(new Access(AccessRules.open(), Role.OBSERVER, "observer"));
    }

    /** A client, and its connection. */
    final class FakeClient implements Connection {
        private final FrameWriter frames = FrameWriter.ofReplies();
        private final Deque<String> replies = new ArrayDeque<>();
        private final Deque<String> notifications = new ArrayDeque<>();
        private final ClientLink session;
        private final Deque<String> heldPackets = new ArrayDeque<>();
        private boolean holding;
        boolean acknowledging = true;
        boolean closed;

        FakeClient(Access access) {
            session = host.connected(this, access);
        }

        void send(String payload) {
            if (holding) {
                heldPackets.add(payload);
            } else {
                session.packet(PayloadReader.of(payload));
            }
        }

        String ask(String payload) {
            send(payload);
            return reply().orElse("(nothing)");
        }

        void interrupt() {
            session.interrupt();
        }

        Optional<String> reply() {
            return Optional.ofNullable(replies.poll());
        }

        Optional<String> notification() {
            return Optional.ofNullable(notifications.poll());
        }

        void vanish() {
            session.lost();
        }

        @Override
        public void send(Reply reply, ReplyStyle style) {
            if (closed) {
                return;
            }
            reply.write(frames.beginPacket(), style);
            ByteBuf bytes = Unpooled.buffer();
            frames.endPacket(bytes);
            read(bytes);
        }

        @Override
        public void announce(StopReply stop, ReplyStyle style) {
            stop.write(frames.beginNotification().text("Stop:"), style);
            ByteBuf bytes = Unpooled.buffer();
            frames.endNotification(bytes);
            read(bytes);
        }

        private void read(ByteBuf bytes) {
            FrameReader.ofReplies(1 << 20, new Collector(replies, notifications))
                    .read(bytes);
        }

        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public void stopAcknowledging() {
            acknowledging = false;
        }

        @Override
        public void holdPackets() {
            holding = true;
        }

        @Override
        public void releasePackets() {
            holding = false;
            while (!holding && !heldPackets.isEmpty()) {
                session.packet(PayloadReader.of(heldPackets.remove()));
            }
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                session.lost();
            }
        }
    }

    private record Collector(Deque<String> replies, Deque<String> notifications) implements FrameListener {
        @Override
        public void packet(PayloadReader payload) {
            replies.add(text(payload));
        }

        @Override
        public void notification(PayloadReader payload) {
            notifications.add(text(payload));
        }

        private static String text(PayloadReader payload) {
            ByteBuffer data = payload.data();
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }

        @Override
        public void damaged() {
            throw new AssertionError("a damaged reply");
        }

        @Override
        public void tooLong() {
            throw new AssertionError("a reply longer than any client takes");
        }
    }
}
