package dev.utraced.target;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What happened and has not been told to the client yet. An event that was not taken is kept: the thread it is about counts as
 * stopped, is not resumed by anything, and its event is offered again.
 *
 * <p>An event that has become void (its breakpoint was removed, its PC was moved) disappears by itself; its thread runs on, unless
 * everything is held by {@link Resumption#quiesce}.
 */
public interface EventQueue {
    /**
     * Takes the next of the events that are wanted; where several wait, none waits for ever, and a finished step goes first.
     *
     * <p>A client that resumed some threads only is not told of what the others still have to tell: those events stay.
     */
    Optional<StopEvent> next(Predicate<StopEvent> wanted);

    /**
     * What the client can know already: each thread that is stopped without an event that waits here, with what was told of it last, or
     * with {@link StopReason.Requested} where there was nothing to tell.
     */
    List<StopEvent> told();

    /** Whether {@link #next} would find something. */
    boolean hasPending(Predicate<StopEvent> wanted);
}
