package dev.utraced.rsp.reply;

import dev.utraced.rsp.wire.PayloadWriter;

/** Nothing, ever: {@code k} and {@code R} are not answered. */
public record None() implements Reply {
    public static final None NONE = new None();

    @Override
    public boolean isWritten() {
        return false;
    }

    @Override
    public void write(PayloadWriter out, ReplyStyle style) {
        throw new IllegalStateException("nothing to write");
    }
}
