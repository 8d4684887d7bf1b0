package dev.utraced.target;

import java.util.List;
import java.util.Optional;

/** Which processes and threads a client holds. */
public interface Threads {
    List<ProcessId> processes();

    /** The threads of one process, the leader first as long as it lives; empty for a process that is not held. */
    List<ThreadId> threads(ProcessId process);

    boolean isAlive(ThreadId thread);

    /** Whether the process was attached to; false: it was launched here. @throws TargetException for a process not held */
    boolean wasAttached(ProcessId process);

    /** The thread's own name, at most 15 bytes, as {@code /proc/PID/task/TID/comm} gives it. */
    Optional<String> name(ThreadId thread);

    /** The processor it last ran on. */
    Optional<Integer> core(ThreadId thread);
}
