package dev.utraced.linux.trace;

/** What an engine can ask to hear of. Deaths, births and exec are always heard of: they change what the engine is attached to. */
public enum EventKind {
    /** {@link TraceEvent.SignalArrived}. */
    SIGNAL,
    /** {@link TraceEvent.StepDone}, whoever asked for the step. */
    STEP,
    /** {@link TraceEvent.TrapHit} and {@link TraceEvent.DebugRegisterHit}. */
    TRAP,
    /** {@link TraceEvent.SyscallEntered} and {@link TraceEvent.SyscallReturned}; costs two stops a system call. */
    SYSCALL,
    /** The same, where some other engine asks for them: costs nothing. */
    SYSCALL_OF_OTHERS,
    /** {@link TraceEvent.Forked} and {@link TraceEvent.VForkDone}. */
    FORK,
    /** {@link TraceEvent.Interrupted} and {@link TraceEvent.GroupStopped}. */
    QUIESCE,
    /** {@link TracingEngine#beforeResume}. */
    RESUME,
    /** {@link TraceEvent.Cloned}, {@link TraceEvent.Execed} and {@link TraceEvent.Born}. */
    LIFE
}
