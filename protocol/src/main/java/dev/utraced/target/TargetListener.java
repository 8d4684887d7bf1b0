package dev.utraced.target;

/** How a target speaks up. Called on the loop thread, from within the target: an implementation must not throw. */
public interface TargetListener {
    /**
     * An event has joined {@link DebugTarget#events()}. Heard for each event, also where others still wait there; may come from within
     * {@link Resumption#resume}.
     */
    void eventsPending();
}
