package dev.utraced.server.cli;

import dev.utraced.server.net.Loop;
import dev.utraced.target.TargetFactory;

/**
 * The processes of this machine.
 *
 * @param targets makes a target for each client
 */
record Backend(TargetFactory targets) {

    /** On the loop. @param standardStreamsTaken whether standard input and output carry packets, so that programs cannot have them */
    static Backend create(Loop loop, boolean standardStreamsTaken) {
        return new Backend(listener -> new EmptyTarget());
    }

    /** Calls back, on the loop, when no process would feel it if the server ended. */
    void whenNothingIsHeld(Runnable then) {
        then.run();
    }
}
