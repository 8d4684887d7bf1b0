package dev.utraced.target;

import java.util.Set;

/** Which signals go where without the client being asked. Holds for all of the client's processes. */
public interface SignalPolicy {
    /** Signals that go straight to the program, without a stop. */
    void pass(Set<Signal> signals);

    /** Signals that may reach the program when this client lets go of it; all others are dropped then. */
    void program(Set<Signal> signals);
}
