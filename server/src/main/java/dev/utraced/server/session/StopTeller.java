package dev.utraced.server.session;

import dev.utraced.rsp.reply.StopReply;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import java.util.Optional;

/**
 * Makes an event into what the client is told, lets those know who keep account of ends, and remembers what was told last: {@code ?}
 * repeats it, also for the next client of the same processes.
 */
final class StopTeller {
    private final HostedTarget hosted;
    private final StopReplies replies;
    private final Notices notices;

    /** Whether this client has let anything run. */
    private boolean letRun;

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

    /**
     * Whether an interrupt that finds everything stopped has crossed what was told last. The client may go on from that by itself, as
     * from a condition that it found false or from one step of many, and its user still wants the program to stop. One that comes before
     * this client has let anything run, or after an interrupt, has what it wanted.
     */
    boolean lostAnInterrupt() {
        return letRun
                && last().map(StopEvent::reason)
                        .filter(StopReason.Interrupted.class::isInstance)
                        .isEmpty();
    }

    /** Why the program stands where it stands; empty: it does not stand any more. */
    Optional<StopEvent> last() {
        return hosted.last();
    }

    /** The stop that the server has made by itself, if there was nothing else yet: all threads stand still for it. */
    Optional<StopEvent> takeStopByUs() {
        return hosted.takeStopByUs();
    }

    void remember(Optional<StopEvent> last) {
        letRun |= last.isEmpty();
        hosted.last(last);
    }
}
