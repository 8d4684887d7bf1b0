package dev.utraced.target;

import java.util.Set;

/**
 * Entry and return of system calls, which a client hears of only when it asks. What it asks for is kept over an exec, whose program may
 * count its calls differently, and does not hold for the child of a fork.
 */
public interface SyscallEvents {
    /** From now on all calls of this process are reported. @throws TargetException where it is not held */
    void reportAll(ProcessId process);

    /**
     * From now on exactly these calls of this process are reported.
     *
     * @param numbers as the process's own programs count them; none: no call is reported, and calls cost nothing
     * @throws TargetException where the process is not held
     */
    void reportOnly(ProcessId process, Set<Long> numbers);

    /** From now on no call is reported, of any process. */
    void reportNone();
}
