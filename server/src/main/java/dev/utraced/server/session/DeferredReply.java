package dev.utraced.server.session;

import dev.utraced.rsp.reply.Later;
import dev.utraced.rsp.reply.Reply;
import java.util.function.Consumer;

/** A reply that may be there before the packet's handler returns, as it mostly is, or only later. */
final class DeferredReply {
    private final Consumer<Reply> later;
    private Reply reply = Later.LATER;
    private boolean returned;

    /** @param later takes the reply where the handler has returned without it */
    DeferredReply(Consumer<Reply> later) {
        this.later = later;
    }

    void give(Reply given) {
        reply = given;
        if (returned) {
            later.accept(given);
        }
    }

    /** What the handler is to return. */
    Reply now() {
        returned = true;
        return reply;
    }
}
