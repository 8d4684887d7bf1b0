package dev.utraced.target;

import java.util.function.Consumer;

/** How processes come and go. */
public interface Lifecycle {
    /**
     * Takes hold of every thread of a live process. The threads go on running; to stop them is {@link Resumption}'s work.
     *
     * @throws TargetException the process is not there, is a zombie, may not be traced, or is none that {@link ProcessRules} allow: the
     *     text says which, and what to change
     */
    void attach(ProcessId process);

    /**
     * Starts a program. The outcome comes later, on the loop: its first thread is then held before its first instruction.
     *
     * @throws TargetException the request makes no sense
     */
    void launch(LaunchRequest request, Consumer<LaunchOutcome> outcome);

    /**
     * Lets a process go: this target's breakpoints vanish, threads that only this target held run on.
     *
     * @throws TargetException for a process not held
     */
    void detach(ProcessId process);

    /** Ends a process, whoever else holds it. No exit event follows for this target. @throws TargetException for a process not held */
    void kill(ProcessId process);
}
