package dev.utraced.linux.trace;

import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.sys.ResumeMode;

/** One thread's system calls: which it is in, whether one that a stop has broken is mended, and whether it sleeps on in one. */
final class SystemCalls {
    private final CallMender mender;
    private final CallTracker tracker;
    private final Slumber slumber;
    private boolean sleepsOn;

    SystemCalls(Tracee tracee, Tracer tracer, RegisterBank registers) {
        this.mender = new CallMender(tracee, tracer, registers);
        this.tracker = new CallTracker(tracee, tracer, registers);
        this.slumber = new Slumber(tracee, tracer, registers, tracker);
    }

    CallMender mender() {
        return mender;
    }

    CallTracker tracker() {
        return tracker;
    }

    Slumber slumber() {
        return slumber;
    }

    /**
     * The thread is about to run.
     *
     * @param event by which it has stopped
     * @param signal the one that is delivered first, 0: none
     * @param wanted whether anybody asks for syscall-stops
     * @return how it is to be let run
     */
    ResumeMode modeFor(Wish granted, TraceEvent event, int signal, boolean wanted) {
        mender.mend(signal);
        boolean asleep = granted == Wish.RESUME && signal == 0 && !wanted && slumber.goesOn(event);
        ResumeMode mode = tracker.modeFor(granted, signal, wanted, asleep);
        sleepsOn = asleep;
        return mode;
    }

    /** Whether the thread was last let run to do nothing but enter a call that sleeps, and stop at its return. */
    boolean sleepsOn() {
        return sleepsOn;
    }
}
