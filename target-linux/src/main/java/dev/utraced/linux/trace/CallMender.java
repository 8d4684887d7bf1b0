package dev.utraced.linux.trace;

import dev.utraced.linux.arch.RegisterBank;

/**
 * Decides, stop by stop, whether a thread's interrupted system call is to be mended. Registers are looked at only when somebody needs
 * them anyway, or when the thread is about to run: most stops of most threads cost nothing.
 */
final class CallMender {
    private final Tracee tracee;
    private final Tracer tracer;
    private final RegisterBank registers;
    private final InterruptedCall call;
    private boolean mayBeBroken;
    private boolean lookDue;

    CallMender(Tracee tracee, Tracer tracer, RegisterBank registers) {
        this.tracee = tracee;
        this.tracer = tracer;
        this.registers = registers;
        this.call = new InterruptedCall(tracee);
    }

    /**
     * @param leftGroupStop whether a group-stop has just ended: what that has done to a system call the program would have seen alone
     *     (signal(7))
     */
    void stopped(TraceEvent event, boolean leftGroupStop) {
        boolean bySignal = event instanceof TraceEvent.SignalArrived;
        mayBeBroken = bySignal || event instanceof TraceEvent.Interrupted && !leftGroupStop;
        lookDue = mayBeBroken;
        if (bySignal && call.isRepeated()) {
            call.takeBack(registers);
        } else if (event instanceof TraceEvent.GroupStopped) {
            call.forget();
        }
    }

    /** The registers are at hand, as the kernel left them. */
    void registersLoaded() {
        if (lookDue) {
            lookDue = false;
            call.note(registers);
        }
    }

    /** An engine has moved the thread to where it would be without that engine. */
    void relocated() {
        lookDue = mayBeBroken;
    }

    /** Whether it is not known yet if the call of the thread, which is stopped, is to be mended. */
    boolean isLookDue() {
        return lookDue;
    }

    /** What the call of the thread has come to, where it is stopped: most need not be looked at then. */
    void learn(long result) {
        if (lookDue && tracee.isStopped() && !call.isRepeated() && !InterruptedCall.mayBeResult(result)) {
            lookDue = false;
            call.forget();
        }
    }

    private void look() {
        if (lookDue) {
            registers.general();
            registersLoaded();
        }
    }

    /** The thread is about to run, or to be given back. @param signal the one that is delivered, 0: none */
    void mend(int signal) {
        look();
        if (call.isNoted() && tracee.isStopped()) {
            if (signal == 0 || tracer.ignoresSignal(tracee, signal)) {
                call.repeat(registers, tracer.clock().nanoTime());
            } else {
                call.forget();
            }
        }
    }

    /** After {@link #mend}, for a thread that we shall not see again: a signal that waits for it is its own to notice. */
    void yieldToSignals() {
        if (call.isRepeated() && tracer.awaitsHandler(tracee)) {
            call.takeBack(registers);
        }
    }
}
