package dev.utraced.linux.trace;

/**
 * An engine that is on every tracee from its first moment, before all others, and does not keep a process traced by being there: it
 * serves the others, as the keeper of breakpoints does.
 */
public interface ResidentEngine extends TracingEngine {
    /** A task is ours, and runs. */
    void seized(Tracee tracee);

    /** Another engine has left the process, and nothing of it may stay behind. */
    default void left(ThreadGroup group, TracingEngine other) {}

    /** The process is about to be given back, thread by thread; what is in its memory must go now. */
    default void releasing(ThreadGroup group) {}

    /** The tracee is stopped and is about to be given back to the kernel. */
    default void beforeDetach(Tracee tracee) {}

    /**
     * The tracee is stopped, and all that was ours is out of it: the last call but {@link #released} in which something can be done to the
     * process by a thread of it.
     *
     * @return whether the tracee has been prepared to make one step, after which it is asked again
     */
    default boolean stepsBeforeDetach(Tracee tracee) {
        return false;
    }

    /** The process runs another program now, in new memory. */
    void replaced(ThreadGroup group, AddressSpace former);

    /** No thread of the process is left to us; its memory can still be reached if it lives. */
    void released(ThreadGroup group);
}
