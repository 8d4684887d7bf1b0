package dev.utraced.linux.trace;

/** What a stop of one tracee means, decoded once by {@link StopClassifier}. */
public sealed interface TraceEvent {
    EventKind kind();

    /**
     * Whether the stop is a signal-delivery-stop, where the kernel takes the signal that the tracee is resumed with; elsewhere it is
     * ignored (ptrace(2), "Signal injection and suppression").
     */
    default boolean takesSignal() {
        return false;
    }

    /**
     * Whether a thread to which this happens is likely to have another event at once, as one that runs over a breakpoint in a loop, or
     * one that makes threads, which end soon.
     */
    default boolean comesInRows() {
        return takesSignal();
    }

    /**
     * Stopped because we asked, or because a group-stop has ended, or at a syscall-stop that there is only because we asked; nothing has
     * happened to the program.
     */
    record Interrupted() implements TraceEvent {
        @Override
        public EventKind kind() {
            return EventKind.QUIESCE;
        }
    }

    /** In a group-stop, as {@code ^Z} makes it. @param signal Linux number of the stopping signal */
    record GroupStopped(int signal) implements TraceEvent {
        @Override
        public EventKind kind() {
            return EventKind.QUIESCE;
        }
    }

    /**
     * A signal is about to be delivered. Who has sent it interests hardly anybody, and is not asked for at each: see
     * {@link KernelState#readSigInfo}.
     *
     * @param signal Linux number
     */
    record SignalArrived(int signal) implements TraceEvent {
        @Override
        public EventKind kind() {
            return EventKind.SIGNAL;
        }

        @Override
        public boolean takesSignal() {
            return true;
        }
    }

    /** One instruction, or one system call, has been executed. */
    record StepDone() implements TraceEvent {
        @Override
        public EventKind kind() {
            return EventKind.STEP;
        }

        @Override
        public boolean takesSignal() {
            return true;
        }
    }

    /** A trap instruction was executed; the PC is past it where the processor leaves it there. */
    record TrapHit() implements TraceEvent {
        @Override
        public EventKind kind() {
            return EventKind.TRAP;
        }

        @Override
        public boolean takesSignal() {
            return true;
        }
    }

    /** A debug register matched. */
    record DebugRegisterHit() implements TraceEvent {
        @Override
        public EventKind kind() {
            return EventKind.TRAP;
        }

        @Override
        public boolean takesSignal() {
            return true;
        }
    }

    /**
     * A system call is about to be made.
     *
     * @param own whether the number is one of the program's own kind; a 64-bit program can make 32-bit calls, which count differently
     */
    record SyscallEntered(long number, boolean own) implements TraceEvent {
        @Override
        public EventKind kind() {
            return EventKind.SYSCALL;
        }
    }

    /** A system call has been made, and its result is in its register. @param own as in {@link SyscallEntered} */
    record SyscallReturned(long number, boolean own) implements TraceEvent {
        @Override
        public EventKind kind() {
            return EventKind.SYSCALL;
        }
    }

    /** A new thread of the same process; the engines of this one have had their chance to attach to it, and it has not run. */
    record Cloned(int child) implements TraceEvent {
        @Override
        public EventKind kind() {
            return EventKind.LIFE;
        }

        @Override
        public boolean comesInRows() {
            return true;
        }
    }

    /** A new process; it has not run. @param vfork it borrows this one's memory until it calls exec or ends */
    record Forked(int child, boolean vfork) implements TraceEvent {
        @Override
        public EventKind kind() {
            return EventKind.FORK;
        }
    }

    /** The child of a vfork has given the memory back. */
    record VForkDone() implements TraceEvent {
        @Override
        public EventKind kind() {
            return EventKind.FORK;
        }
    }

    /** The process runs another program; only this thread is left, and it has the process's id now. @param formerTid the id it had */
    record Execed(int formerTid) implements TraceEvent {
        @Override
        public EventKind kind() {
            return EventKind.LIFE;
        }
    }

    /**
     * On its way out, with nothing left to do in user space; reported to no engine but as {@link TracingEngine#gone}.
     *
     * @param status how it will have ended
     */
    record Exiting(ExitStatus status) implements TraceEvent {
        @Override
        public EventKind kind() {
            return EventKind.LIFE;
        }
    }

    /** The first stop of a new thread or process, before its first instruction. */
    record Born() implements TraceEvent {
        @Override
        public EventKind kind() {
            return EventKind.LIFE;
        }

        @Override
        public boolean comesInRows() {
            return true;
        }
    }
}
