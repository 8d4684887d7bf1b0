package dev.utraced.target;

/** How a target speaks up. Called on the loop thread, from within the target: an implementation must not throw. */
public interface TargetListener {
    /**
     * There may be something to tell: an event has joined {@link DebugTarget#events()}, or the last thread that ran has ended without
     * one. Heard for each event, also where others still wait there; may come from within {@link Resumption#resume}.
     */
    void eventsPending();

    /** A process that the client held, or would have got, is not its own since {@link ProcessRules} refuse it. @param reason for a person */
    default void refused(String reason) {}
}
