package dev.utraced.target;

import java.util.Optional;

/** Why a thread, or a whole process, is no longer running. */
public sealed interface StopReason {

    /** The client asked for this stop and nothing else happened. */
    record Requested() implements StopReason {}

    /** The client's interrupt: as if SIGINT had come, though the program has not seen one. */
    record Interrupted() implements StopReason {}

    /** A signal is about to be delivered; it is the client's to pass on or to keep. */
    record Signalled(Signal signal) implements StopReason {}

    /** One step, or a range step, is done; also the state of a thread that was just launched. */
    record Stepped() implements StopReason {}

    /** A trap instruction was hit; the PC is at the instruction it stands for, not after it. */
    record SoftwareBreakpoint() implements StopReason {}

    record HardwareBreakpoint() implements StopReason {}

    /** @param address the address inside the watched range */
    record Watchpoint(WatchKind kind, long address) implements StopReason {}

    /** A system call is about to be made. @param number as the program's own kind of processor counts them */
    record SyscallEntry(long number) implements StopReason {}

    /** A system call has been made. @param number as in {@link SyscallEntry} */
    record SyscallReturn(long number) implements StopReason {}

    /** The child exists, is held, and has not run yet. */
    record Forked(ThreadId child) implements StopReason {}

    /** Like {@link Forked}; the parent sleeps in the kernel until the child has called exec or has gone. */
    record VForked(ThreadId child) implements StopReason {}

    /** The reporting thread has made another one of the same process, which is held and has not run yet. */
    record Cloned(ThreadId child) implements StopReason {}

    record VForkDone() implements StopReason {}

    /** The process runs another program now; only the reporting thread is left. */
    record Execed(String path) implements StopReason {}

    /** The reporting thread is new. */
    record ThreadCreated() implements StopReason {}

    /** The reporting thread has gone, the process lives on. @param status its exit code; 0 where a signal has ended it */
    record ThreadExited(int status) implements StopReason {}

    /** The process has ended by itself. */
    record Exited(int status) implements StopReason {}

    /** The process was ended by a signal. */
    record Killed(Signal signal) implements StopReason {}

    /** The process has become one that {@link ProcessRules} refuse, and has been let go of: it lives, and runs free. */
    record Withdrawn() implements StopReason {}

    /** The thread that was made, where one was: of the same process, or the first of a new one. */
    default Optional<ThreadId> made() {
        if (this instanceof Forked forked) {
            return Optional.of(forked.child());
        } else if (this instanceof Cloned cloned) {
            return Optional.of(cloned.child());
        }
        return this instanceof VForked vforked ? Optional.of(vforked.child()) : Optional.empty();
    }

    /** Whether the process (not merely a thread) has gone, as far as the client is concerned. */
    default boolean endsProcess() {
        return this instanceof Exited || this instanceof Killed || this instanceof Withdrawn;
    }
}
