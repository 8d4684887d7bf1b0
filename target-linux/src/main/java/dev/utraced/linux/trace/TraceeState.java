package dev.utraced.linux.trace;

/** Where a tracee is, seen from here. */
sealed interface TraceeState {
    /** Whether the kernel will have something to report of it without being asked for anything. */
    default boolean owesNews() {
        return true;
    }

    /** Whether it will stop without being asked to any more: we have done so, or it makes the last step before it is given back. */
    default boolean interrupting() {
        return false;
    }

    /** A new task whose first stop has not been seen. */
    record Starting() implements TraceeState {}

    record Running(boolean interrupting) implements TraceeState {}

    /** In a group-stop that we left alone; otherwise like {@link Running}. */
    record Listening(boolean interrupting) implements TraceeState {}

    /**
     * Enters a call that sleeps, which is all it does of its program, and stops before it comes out of it: see {@link Slumber}.
     */
    record Dormant(boolean interrupting) implements TraceeState {}

    /** Only SIGKILL makes it move by itself. */
    record Stopped(TraceEvent event) implements TraceeState {
        @Override
        public boolean owesNews() {
            return false;
        }
    }

    /** The kernel does not know it any more, but its exit has not been reaped: killed, or a leader that left before its threads. */
    record Exiting() implements TraceeState {}

    record Dead() implements TraceeState {
        @Override
        public boolean owesNews() {
            return false;
        }
    }
}
