package dev.utraced.linux.engine;

import dev.utraced.linux.breakpoint.BreakpointClient;
import dev.utraced.linux.breakpoint.BreakpointEngine;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.target.Signal;

/**
 * Breakpoints where code is not executable, as on a stack: the processor does not get to the trap. gdb puts its breakpoint for the return
 * of a called function there, and knows what to make of the signal.
 */
final class UnreachedTraps {
    private final BreakpointEngine breakpoints;
    private final BreakpointClient client;

    UnreachedTraps(BreakpointEngine breakpoints, BreakpointClient client) {
        this.breakpoints = breakpoints;
        this.client = client;
    }

    /** Whether a signal has come from the place of such a breakpoint. */
    boolean isOne(ThreadView view, Signal signal) {
        if (!signal.equals(Signal.SEGV) && !signal.equals(Signal.ILL)) {
            return false;
        }
        Tracee tracee = view.tracee();
        long pc = tracee.group().architecture().pc(tracee.registers());
        return breakpoints.isOwner(tracee.group(), pc, client);
    }
}
