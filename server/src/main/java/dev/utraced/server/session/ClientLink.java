package dev.utraced.server.session;

import dev.utraced.rsp.wire.PayloadReader;

/** What a connection tells the one at its other end: the client's packets, and its going. On the loop thread; never throws. */
public interface ClientLink {
    /** A packet whose checksum was right; the payload is valid during the call. */
    void packet(PayloadReader payload);

    /** The byte 0x03 between packets. */
    void interrupt();

    /** A packet that was longer than what this server said it takes. */
    void tooLong();

    /** The client has read what was sent to it, so that more can be. */
    void keepsUp();

    /** The client has gone, or was sent away. Called once; nothing follows. */
    void lost();
}
