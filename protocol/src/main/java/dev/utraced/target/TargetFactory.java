package dev.utraced.target;

/** Makes a target for each client; the targets share the processes. On the loop thread. */
public interface TargetFactory {
    DebugTarget open(TargetListener listener);

    /** Whether anything goes on for clients that have gone: commands at breakpoints that were to outlive them, disconnected tracing. */
    default boolean worksForAbsentClients() {
        return false;
    }

    /** @param done called when nothing goes on any more for clients that have gone */
    default void whenAbsentClientsAreServed(Runnable done) {}

    /** Ends what goes on for clients that have gone, and lets go of the processes. */
    default void dismissAbsentClients() {}
}
