package dev.utraced.server.net;

import dev.utraced.rsp.reply.Reply;
import dev.utraced.rsp.reply.ReplyStyle;
import dev.utraced.rsp.reply.StopReply;
import dev.utraced.rsp.wire.FrameListener;
import dev.utraced.rsp.wire.FrameReader;
import dev.utraced.rsp.wire.FrameWriter;
import dev.utraced.rsp.wire.LongSearch;
import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.server.session.ClientLink;
import dev.utraced.server.session.Connection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * One connection, whatever carries its bytes: frames and acknowledgements on this side, packets and replies on the session's.
 *
 * <p>Bytes are handed on packet by packet, and no further while the client does not read its replies: what waits here then waits
 * undecoded, and whoever feeds this stream should stop reading ({@link #wantsMore}).
 */
final class PacketStream implements Connection, FrameListener {
    private static final int TRAILER_BYTES = 2;
    private static final int FIRST_CAPACITY_BYTES = 4096;

    private final ByteOutlet outlet;
    private final BusyWait busyWait;
    private final WireLog log;
    private final FrameReader reader;
    private final FrameWriter writer = FrameWriter.ofReplies();
    private final ReplyBuffer out;
    private final ClientLink client;

    /** Received and not decoded yet. */
    private ByteBuf waiting = Unpooled.EMPTY_BUFFER;

    /** With this a debugger begins; its checksum depends on what it can do. */
    private static final ByteBuf GREETING = Unpooled.copiedBuffer("$qSupported", StandardCharsets.US_ASCII);

    /** What came first, as long as it may come again. */
    private ByteBuf first = Unpooled.EMPTY_BUFFER;

    private boolean answered;
    private boolean acknowledging = true;
    private boolean decoding;
    private boolean holding;
    private boolean closing;
    private boolean closed;

    PacketStream(
            ByteOutlet outlet,
            ByteBufAllocator allocator,
            BusyWait busyWait,
            WireLog log,
            int mostPayloadBytes,
            LongSearch search,
            Function<Connection, ClientLink> clients) {
        this.outlet = outlet;
        this.busyWait = busyWait;
        this.log = log;
        this.reader = FrameReader.ofRequests(mostPayloadBytes, this, search);
        this.out = new ReplyBuffer(allocator, FIRST_CAPACITY_BYTES);
        this.client = clients.apply(this);
    }

    /** Takes bytes, and the duty to release them. */
    void received(ByteBuf bytes) {
        waiting = waiting.isReadable() ? Unpooled.wrappedBuffer(waiting, bytes) : replaceWaiting(bytes);
        decode();
    }

    /** The client reads again. */
    void writable() {
        decode();
        client.keepsUp();
    }

    /** Also while packets are held, which lasts as long as it takes to start a program. */
    boolean wantsMore() {
        return (holding || !waiting.isReadable()) && outlet.isWritable();
    }

    /** The connection has gone. */
    void ended() {
        closing = true;
        closed = true;
        replaceWaiting(Unpooled.EMPTY_BUFFER);
        out.release();
        client.lost();
    }

    private void decode() {
        if (decoding) {
            return;
        }
        decoding = true;
        while (waiting.isReadable() && !closing && !holding && outlet.isWritable()) {
            if (acknowledging || log.isWanted()) {
                decodeSeen(lengthOfPacket());
            } else {
                reader.readPacket(waiting);
            }
            if (out.length() >= FIRST_CAPACITY_BYTES) {
                flush();
            }
        }
        decoding = false;
        flush();
        if (!waiting.isReadable() || closing) {
            replaceWaiting(Unpooled.EMPTY_BUFFER);
        }
    }

    /** What has to be looked at beforehand. */
    private void decodeSeen(int length) {
        log.received(waiting, length);
        if (isFirstAgain(length)) {
            waiting.skipBytes(length);
        } else {
            reader.read(waiting, length);
        }
    }

    /** Up to the end of the first packet that ends in here: its checksum may be missing, then it comes with what comes next. */
    private int lengthOfPacket() {
        int hash = waiting.bytesBefore((byte) '#');
        int readable = waiting.readableBytes();
        return hash < 0 ? readable : Math.min(readable, hash + 1 + TRAILER_BYTES);
    }

    /**
     * Whether this is the first packet once more. Until that is acknowledged a client may send nothing else, and one that waits for a
     * server to start, or for a busy machine, may have lost its patience before it was answered. Two answers would confuse it. After the
     * answer only a greeting is taken for the same one: nobody greets twice without a word between.
     */
    private boolean isFirstAgain(int length) {
        if (!acknowledging || answered && !first.isReadable()) {
            return false;
        }
        ByteBuf packet = waiting.slice(waiting.readerIndex(), length);
        int start = packet.bytesBefore((byte) '$');
        if (start < 0 || packet.bytesBefore((byte) '#') != length - 1 - TRAILER_BYTES) {
            return false;
        }
        packet.skipBytes(start);
        if (packet.equals(first) && (!answered || start == 0)) {
            return true;
        }
        first = answered ? Unpooled.EMPTY_BUFFER : Unpooled.copiedBuffer(packet);
        return false;
    }

    private static boolean isGreeting(ByteBuf packet) {
        return ByteBufUtil.equals(packet, 0, GREETING, 0, Math.min(packet.readableBytes(), GREETING.readableBytes()))
                && packet.readableBytes() > GREETING.readableBytes();
    }

    private ByteBuf replaceWaiting(ByteBuf next) {
        ByteBuf done = waiting;
        waiting = next;
        done.release();
        return next;
    }

    @Override
    public void packet(PayloadReader payload) {
        busyWait.touch();
        if (acknowledging) {
            out.writable().writeByte('+');
        }
        client.packet(payload);
    }

    @Override
    public void interrupt() {
        client.interrupt();
    }

    @Override
    public void refused() {
        if (acknowledging) {
            writer.repeatPacket(out.writable());
        }
    }

    @Override
    public void damaged() {
        if (acknowledging) {
            out.writable().writeByte('-');
        }
    }

    @Override
    public void tooLong() {
        if (acknowledging) {
            out.writable().writeByte('+');
        }
        client.tooLong();
    }

    @Override
    public void send(Reply reply, ReplyStyle style) {
        if (closing) {
            return;
        }
        reply.write(writer.beginPacket(), style);
        writer.endPacket(out.writable());
        if (!decoding) {
            flush();
        }
    }

    @Override
    public void announce(StopReply stop, ReplyStyle style) {
        if (closing) {
            return;
        }
        stop.write(writer.beginNotification().text("Stop:"), style);
        writer.endNotification(out.writable());
        if (!decoding) {
            flush();
        }
    }

    @Override
    public boolean hasRoom() {
        return outlet.isWritable();
    }

    private void flush() {
        if (!closed && out.length() > 0) {
            busyWait.touch();
            if (!answered && !isGreeting(first)) {
                first = Unpooled.EMPTY_BUFFER;
            }
            answered = true;
            ByteBuf bytes = out.take();
            log.sent(bytes);
            outlet.send(bytes);
        }
    }

    @Override
    public void stopAcknowledging() {
        acknowledging = false;
        reader.checkSums(false);
    }

    @Override
    public void holdPackets() {
        holding = true;
    }

    @Override
    public void releasePackets() {
        holding = false;
        decode();
    }

    @Override
    public void close() {
        if (!closing) {
            closing = true;
            flush();
            outlet.closeAfterSending();
        }
    }
}
