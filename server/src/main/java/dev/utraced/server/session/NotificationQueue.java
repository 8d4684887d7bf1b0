package dev.utraced.server.session;

import dev.utraced.rsp.reply.StopReply;
import dev.utraced.target.EventQueue;
import dev.utraced.target.StopEvent;
import dev.utraced.target.ThreadId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Stops on their way to a non-stop client: one is told, and only when the client has acknowledged it the next one follows. A stop that
 * was not told yet waits in the target, where it can still become void.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Notification-Packets.html">Notification Packets</a>
 */
final class NotificationQueue {
    private static final Predicate<StopEvent> ANY = event -> true;

    private final EventQueue events;
    private final Function<StopEvent, StopReply> teller;
    private final Supplier<Optional<StopReply>> atLast;

    /** Told before, and to be told again. */
    private final Deque<StopEvent> again = new ArrayDeque<>();

    private boolean unacknowledged;
    private List<ThreadId> unheard = List.of();

    /**
     * @param teller makes an event into what the client is told
     * @param atLast what else there is to tell where no event is left
     */
    NotificationQueue(EventQueue events, Function<StopEvent, StopReply> teller, Supplier<Optional<StopReply>> atLast) {
        this.events = events;
        this.teller = teller;
        this.atLast = atLast;
    }

    /** What to notify the client of now; nothing as long as it has not acknowledged what it was told last. */
    Optional<StopReply> announce() {
        return unacknowledged ? Optional.empty() : next();
    }

    /** The client has heard what it was told last. @return what it is told next */
    Optional<StopReply> acknowledge() {
        return next();
    }

    /** Begins anew: with every thread that is stopped, whatever was told of it before. @return what the client is told first */
    Optional<StopReply> restart() {
        again.clear();
        again.addAll(events.told());
        return next();
    }

    /** Whom the client may not have heard of: the thread of a stop still runs to its mind, and what that has made is not there yet. */
    List<ThreadId> unheard() {
        return unheard;
    }

    private Optional<StopReply> next() {
        Optional<StopEvent> event = Optional.ofNullable(again.poll()).or(() -> events.next(ANY));
        unheard = event.map(NotificationQueue::threadsOf).orElse(List.of());
        Optional<StopReply> reply = event.map(teller).or(atLast);
        unacknowledged = reply.isPresent();
        return reply;
    }

    private static List<ThreadId> threadsOf(StopEvent event) {
        return Stream.concat(Stream.of(event.thread()), event.reason().made().stream())
                .toList();
    }
}
