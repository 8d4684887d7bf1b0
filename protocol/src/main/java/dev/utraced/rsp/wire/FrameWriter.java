package dev.utraced.rsp.wire;

import io.netty.buffer.ByteBuf;

/**
 * Frames what one side of a connection sends: {@code $payload#checksum} for packets, {@code %payload#checksum} for notifications, the
 * checksum over the coded payload, modulo 256.
 *
 * <pre>{@code
 * PayloadWriter payload = frames.beginPacket();
 * reply.write(payload, style);
 * frames.endPacket(out);
 * }</pre>
 *
 * <p>The last packet is kept, since the peer may ask for it again; a notification is never acknowledged and does not displace it.
 */
public final class FrameWriter {
    private final PayloadWriter packet;
    private final PayloadWriter notification;
    private boolean sentBefore;

    private FrameWriter(boolean runLengthCoding) {
        packet = new PayloadWriter(runLengthCoding);
        notification = new PayloadWriter(runLengthCoding);
    }

    /** A server's: with run-length coding. */
    public static FrameWriter ofReplies() {
        return new FrameWriter(true);
    }

    /** A client's: servers do not expect run-length coding. */
    public static FrameWriter ofRequests() {
        return new FrameWriter(false);
    }

    /** Starts a packet; one that was begun and not ended is forgotten. */
    public PayloadWriter beginPacket() {
        packet.reset();
        return packet;
    }

    public void endPacket(ByteBuf out) {
        packet.finish('$');
        sentBefore = true;
        repeatPacket(out);
    }

    /** Writes the last packet once more, byte for byte; nothing where there was none. */
    public void repeatPacket(ByteBuf out) {
        if (sentBefore) {
            out.writeBytes(packet.buffer, 0, packet.end);
        }
    }

    public PayloadWriter beginNotification() {
        notification.reset();
        return notification;
    }

    public void endNotification(ByteBuf out) {
        notification.finish('%');
        out.writeBytes(notification.buffer, 0, notification.end);
    }
}
