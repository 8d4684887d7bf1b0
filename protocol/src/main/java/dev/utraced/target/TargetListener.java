package dev.utraced.target;

/** How a target speaks up. Called on the loop thread, from within the target: an implementation must not throw. */
public interface TargetListener {
    /**
     * {@link DebugTarget#events()} has something. Heard once for any number of events, until they have all been taken; may come from
     * within {@link Resumption#resume}.
     */
    void eventsPending();
}
