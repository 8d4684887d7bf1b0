package dev.utraced.target;

import java.util.List;
import java.util.Optional;

/** Which processes and threads a client holds. */
public interface Threads {
    List<ProcessId> processes();

    /** Whether the process is one of {@link #processes}; costs the same for any number of threads. */
    boolean holds(ProcessId process);

    /** The threads of one process, the leader first as long as it lives; empty for a process that is not held. */
    List<ThreadId> threads(ProcessId process);

    boolean isAlive(ThreadId thread);

    /** Whether the process was attached to; false: it was launched here. @throws TargetException for a process not held */
    boolean wasAttached(ProcessId process);

    /** The {@link #facts} of all threads of the process will be asked for: of thousands they are quicker to be had together. */
    void gatherFacts(ProcessId process);

    /** Of a stopped thread as they were when they were first asked for at this stop; empty for one that has gone. */
    Optional<ThreadFacts> facts(ThreadId thread);
}
