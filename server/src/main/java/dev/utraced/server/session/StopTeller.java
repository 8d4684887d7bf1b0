package dev.utraced.server.session;

import dev.utraced.rsp.reply.StopReply;
import dev.utraced.target.StopEvent;
import java.util.Optional;

/**
 * Makes an event into what the client is told, lets those know who keep account of ends, and remembers what was told last: {@code ?}
 * repeats it, also for the next client of the same processes.
 */
final class StopTeller {
    private final HostedTarget hosted;
    private final StopReplies replies;
    private final Notices notices;

    StopTeller(HostedTarget hosted, Notices notices) {
        this.hosted = hosted;
        this.replies = new StopReplies(hosted.target());
        this.notices = notices;
    }

    StopReply tell(StopEvent event) {
        StopReply reply = replies.of(event);
        remember(Optional.of(event));
        if (event.reason().endsProcess()) {
            notices.ended(event);
        }
        return reply;
    }

    /** Why the program stands where it stands; empty: it does not stand any more. */
    Optional<StopEvent> last() {
        return hosted.last();
    }

    void remember(Optional<StopEvent> last) {
        hosted.last(last);
    }
}
