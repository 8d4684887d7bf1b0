package dev.utraced.linux.trace;

import dev.utraced.linux.sys.SignalCode;
import dev.utraced.linux.sys.WaitStatus;

/**
 * Wait status and what can be asked about it, to {@link TraceEvent}: pure, so that a table can test it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/ptrace.2.html">ptrace(2)</a>, and {@code arch/x86/kernel/traps.c}
 */
final class StopClassifier {
    private static final int SIGTRAP = 5;

    private static final TraceEvent INTERRUPTED = new TraceEvent.Interrupted();
    private static final TraceEvent STEP_DONE = new TraceEvent.StepDone();
    private static final TraceEvent TRAP_HIT = new TraceEvent.TrapHit();
    private static final TraceEvent DEBUG_REGISTER_HIT = new TraceEvent.DebugRegisterHit();

    private StopClassifier() {}

    /** What is asked only where the status alone does not tell. */
    interface Details {
        /** Where the SIGTRAP comes from; {@link SignalCode#OTHER} where the task has gone. */
        SignalCode trapCode();

        /** The message of a PTRACE_EVENT stop; 0 where the task has gone. */
        int eventMessage();

        /** How a tracee that stops on its way out ends. */
        ExitStatus exitStatus();

        boolean isStarting();

        boolean wasStepped();

        /** What a syscall-stop means, which depends on what has become of the call before. */
        TraceEvent syscallStop();
    }

    static TraceEvent classify(WaitStatus status, Details details) {
        if (status instanceof WaitStatus.SignalStop stop) {
            return stop.signal() == SIGTRAP ? trap(details) : new TraceEvent.SignalArrived(stop.signal());
        }
        if (status instanceof WaitStatus.SyscallStop) {
            return details.syscallStop();
        }
        if (status instanceof WaitStatus.EventStop stop) {
            if (details.isStarting()) {
                return new TraceEvent.Born();
            }
            return stop.signal() == SIGTRAP ? INTERRUPTED : new TraceEvent.GroupStopped(stop.signal());
        }
        if (status instanceof WaitStatus.TraceEventStop stop) {
            return switch (stop.event()) {
                case CLONE -> new TraceEvent.Cloned(details.eventMessage());
                case FORK -> new TraceEvent.Forked(details.eventMessage(), false);
                case VFORK -> new TraceEvent.Forked(details.eventMessage(), true);
                case VFORK_DONE -> new TraceEvent.VForkDone();
                case EXIT -> new TraceEvent.Exiting(details.exitStatus());
                case EXEC -> new TraceEvent.Execed(details.eventMessage());
            };
        }
        throw new IllegalArgumentException("not a stop: " + status);
    }

    /** SIGTRAP has many senders. A step over a system call is told as TRAP_BRKPT on x86, and so is a trap instruction elsewhere. */
    private static TraceEvent trap(Details details) {
        return switch (details.trapCode()) {
            case TRAP_TRACE, TRAP_BRANCH -> STEP_DONE;
            case TRAP_HANDLER -> details.wasStepped() ? STEP_DONE : new TraceEvent.SignalArrived(SIGTRAP);
            case TRAP_BRKPT -> details.wasStepped() ? STEP_DONE : TRAP_HIT;
            case TRAP_HWBKPT -> DEBUG_REGISTER_HIT;
            case SI_KERNEL -> TRAP_HIT;
            default -> new TraceEvent.SignalArrived(SIGTRAP);
        };
    }
}
