package dev.utraced.linux.sys;

/**
 * What wait(2) said of one task, decoded.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/ptrace.2.html">ptrace(2), "Stopped states"</a>
 */
public sealed interface WaitStatus {

    /** Nothing has happened. */
    record Nothing() implements WaitStatus {}

    /** There is no such child: it was never ours, or it has been reaped, or an exec has swallowed it. */
    record NoChild() implements WaitStatus {}

    /** @param code 0 to 255 */
    record Exited(int code) implements WaitStatus {}

    /** @param signal Linux number */
    record Killed(int signal) implements WaitStatus {}

    /** A signal-delivery-stop. @param signal Linux number */
    record SignalStop(int signal) implements WaitStatus {}

    /** At the entry or the return of a system call. */
    record SyscallStop() implements WaitStatus {}

    /** A PTRACE_EVENT stop other than {@link EventStop}. */
    record TraceEventStop(PtraceEvent event) implements WaitStatus {}

    /** PTRACE_EVENT_STOP. @param signal SIGTRAP after an interrupt or at birth, the stopping signal in a group-stop */
    record EventStop(int signal) implements WaitStatus {}
}
