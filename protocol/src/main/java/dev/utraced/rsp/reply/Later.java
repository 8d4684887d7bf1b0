package dev.utraced.rsp.reply;

import dev.utraced.rsp.wire.PayloadWriter;

/** Nothing now: whoever waits for the stop, or for another outcome, will answer. */
public record Later() implements Reply {
    public static final Later LATER = new Later();

    @Override
    public boolean isWritten() {
        return false;
    }

    @Override
    public void write(PayloadWriter out, ReplyStyle style) {
        throw new IllegalStateException("nothing to write yet");
    }
}
