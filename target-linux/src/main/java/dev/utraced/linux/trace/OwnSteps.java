package dev.utraced.linux.trace;

import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.sys.Kernel;

/**
 * One tracee's single steps that an engine carries out itself, on the registers, instead of the processor: the tracee is one instruction
 * further and has not run.
 */
public final class OwnSteps {
    private final Tracee tracee;
    private final Kernel kernel;
    private final StopDetails details;
    private boolean done;
    private int inARow;
    private int runs;

    OwnSteps(Tracee tracee, Kernel kernel, StopDetails details) {
        this.tracee = tracee;
        this.kernel = kernel;
        this.details = details;
    }

    /**
     * Whether the tracee would go on with the instruction at its PC, unless a signal comes first. It would not where it comes out of the
     * kernel, which may have a system call to restart.
     */
    public boolean arePossible() {
        return details.isAtTrap() && tracee.signal().number() == 0 && !tracee.isInsideCall();
    }

    /** Whether a signal may come first: one waits, be it one that the tracee has blocked. One that comes while steps are made can wait. */
    public boolean isSignalFirst() {
        return inARow == 0 && kernel.hasQueuedSignal(tracee.tid());
    }

    /** How many have been made in one go. */
    public int inARow() {
        return inARow;
    }

    /** How often the tracee has been let run, modulo 2^32. */
    public int runs() {
        return runs;
    }

    void ran() {
        runs++;
    }

    /** An engine that is asked before the tracee runs says so: its step is done, and is reported as if it had run. */
    public void done() {
        done = true;
    }

    /** Whether one has been made since. */
    boolean take(RegisterBank registers) {
        if (!done) {
            inARow = 0;
            return false;
        }
        done = false;
        inARow++;
        details.steppedTo(tracee.group().architecture().pc(registers));
        return true;
    }
}
