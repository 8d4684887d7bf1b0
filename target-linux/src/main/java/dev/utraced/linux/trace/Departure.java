package dev.utraced.linux.trace;

import dev.utraced.linux.sys.ResumeMode;
import dev.utraced.linux.sys.WaitStatus;

/** How a tracee goes: given back, on its way out, killed, or swallowed by another thread's exec. */
final class Departure {
    private final Tracee tracee;
    private final Tracer tracer;
    private final TraceeRegisters registers;
    private boolean due;

    Departure(Tracee tracee, Tracer tracer, TraceeRegisters registers) {
        this.tracee = tracee;
        this.tracer = tracer;
        this.registers = registers;
    }

    /**
     * It will never run program code again. Engines are told now: a leader that ends before its threads becomes a zombie that never
     * stops and whose end is reported only when the last thread has gone.
     */
    void leave(ExitStatus status) {
        ThreadGroup group = tracee.group();
        tracer.registerCache().forget(tracee);
        if (group.isReleasing()) {
            tracee.signal().suppress();
            detach();
            return;
        }
        tracer.kernel().resume(tracee.tid(), ResumeMode.CONTINUE, 0);
        tracee.enter(new TraceeState.Exiting(), "EXIT");
        if (group.hasAlive()) {
            abandon();
            group.threadEnded(tracee, status);
        }
        tracer.expectBriefly(tracee);
    }

    /**
     * Takes out of the stopped tracee what is ours.
     *
     * @return whether it is to make one more step first
     */
    boolean prepare() {
        ThreadGroup group = tracee.group();
        group.beforeDetach(tracee);
        tracee.calls().mender().mend(tracee.signal().number());
        return tracee.isStopped() && group.stepsBeforeDetach(tracee);
    }

    /** Gives back the tracee where it is stopped, with the others of its process that are given back. */
    void detach() {
        registers.release();
        if (tracee.isStopped()) {
            due = true;
            tracee.group().release().add(tracee);
        }
    }

    /** Whether nothing is to be done but {@link #giveBack}. */
    boolean isDue() {
        return due;
    }

    /**
     * Nothing but the call, see {@link Release}; for one that makes a broken call again also a look whether a signal has come that is to end
     * it, which is to be as late as can be.
     *
     * @return what {@link #given} is to know
     */
    boolean giveBack() {
        tracee.calls().mender().yieldToSignals();
        registers.release();
        return tracer.kernel().detach(tracee.tid(), tracee.signal().number());
    }

    /** Where the kernel has not found it stopped, it has been killed: it is still ours, and may stop once more on its way out. */
    void given(boolean found) {
        due = false;
        if (found) {
            tracee.enter(new TraceeState.Dead(), "DETACH");
            tracee.group().removed(tracee);
        } else {
            vanished();
        }
    }

    /** The last thread takes the process with it; engines keep what they have until that is told. */
    void vanished() {
        if (!tracee.isAlive()) {
            return;
        }
        tracer.registerCache().forget(tracee);
        tracee.enter(new TraceeState.Exiting(), "ESRCH");
        if (tracee.group().hasAlive()) {
            abandon();
        }
    }

    void died(WaitStatus status) {
        tracer.registerCache().forget(tracee);
        tracee.enter(new TraceeState.Dead(), status);
        abandon();
    }

    /** A leader that seemed to have left before its threads: one of them has called exec and goes under its id. */
    void revived() {
        if (!tracee.isAlive()) {
            tracee.enter(new TraceeState.Running(false), "exec of another thread");
        }
    }

    private void abandon() {
        tracee.group().count(tracee);
        for (Attachment orphan : tracee.clearAttachments()) {
            orphan.engine().gone(orphan);
        }
        tracer.forgetExpected(tracee);
    }
}
