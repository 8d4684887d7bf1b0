package dev.utraced.rsp.reply;

import dev.utraced.rsp.wire.PayloadWriter;

/**
 * The answer to one packet.
 *
 * <p>A reply that holds a buffer does not copy it: it is written before the next packet is read.
 */
public sealed interface Reply
        permits BasicReply, DataReply, ErrorReply, FileReply, StopReply, ThreadReply, Later, None {

    /** Whether there is anything to write now. */
    default boolean isWritten() {
        return true;
    }

    void write(PayloadWriter out, ReplyStyle style);
}
