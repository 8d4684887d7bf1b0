package dev.utraced.server.net;

import io.netty.buffer.ByteBuf;

/** Where a {@link PacketStream} puts its bytes. On the loop thread. */
interface ByteOutlet {
    /** Sends; the bytes are released when they are out. */
    void send(ByteBuf bytes);

    /** Whether less is waiting to go out than what is worth waiting for. */
    boolean isWritable();

    /** Closes once everything sent has gone out. */
    void closeAfterSending();
}
