package dev.utraced.server.session;

import dev.utraced.rsp.reply.Reply;
import dev.utraced.rsp.reply.ReplyStyle;
import dev.utraced.rsp.reply.StopReply;

/** What a session needs of its connection. On the loop thread. */
public interface Connection {
    /** Frames and sends a reply. After {@link #close} it goes nowhere. */
    void send(Reply reply, ReplyStyle style);

    /** Frames and sends the notification of a stop, {@code %Stop:...}, which nobody acknowledges. */
    void announce(StopReply stop, ReplyStyle style);

    /** Whether the client keeps up with what it is sent; where it does not, {@link ClientLink#keepsUp} tells when it does again. */
    boolean hasRoom();

    /** From the next packet on nothing is acknowledged and no checksum counts, in either direction. */
    void stopAcknowledging();

    /** Leaves the packets that follow undecoded until {@link #releasePackets}. */
    void holdPackets();

    void releasePackets();

    /** Ends the connection once everything sent so far has gone out. The session then hears of its loss like of any other. */
    void close();
}
