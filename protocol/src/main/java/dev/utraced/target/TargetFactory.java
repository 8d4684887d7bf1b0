package dev.utraced.target;

/** Makes a target for each client; the targets share the processes. On the loop thread. */
public interface TargetFactory {
    DebugTarget open(TargetListener listener);

    /**
     * For a client that looks and changes nothing. It attaches, sees threads stop and lets them run like any other; but no thread is ever
     * held for it, and where it sees one stopped, registers and stack are those of the moment at which it stopped. Whatever would change
     * something throws {@link TargetException}.
     */
    DebugTarget openForObserver(TargetListener listener);

    /** Whether anything goes on for clients that have gone: commands at breakpoints that were to outlive them, disconnected tracing. */
    default boolean worksForAbsentClients() {
        return false;
    }

    /** @param done called when nothing goes on any more for clients that have gone */
    default void whenAbsentClientsAreServed(Runnable done) {}

    /** Ends what goes on for clients that have gone, and lets go of the processes. */
    default void dismissAbsentClients() {}
}
