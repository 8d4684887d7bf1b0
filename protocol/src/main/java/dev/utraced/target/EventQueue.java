package dev.utraced.target;

import java.util.Optional;

/**
 * What happened and has not been told to the client yet. An event that was not taken is kept: the thread it is about counts as
 * stopped, is not resumed by anything, and its event is offered again.
 *
 * <p>An event that has become void (its breakpoint was removed, its PC was moved) disappears by itself.
 */
public interface EventQueue {
    /** Takes the next event; where several wait, none waits for ever, and a finished step goes first. */
    Optional<StopEvent> next();

    /** Whether {@link #next} would find something about a thread that the selector matches. */
    boolean hasPending(ThreadSelector selector);
}
