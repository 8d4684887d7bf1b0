package dev.utraced.target;

import java.util.OptionalLong;

/** What the kernel and the dynamic linker know of a process. Each method throws {@link TargetException} where it is not held. */
public interface ProcessFacts {
    /** The auxiliary vector, raw, in the word size of the process. */
    byte[] auxv(ProcessId process);

    /**
     * The absolute path of the running program, as the process itself would name it; where that file has been deleted or replaced, a
     * path that still opens it in this process's view of the file system.
     */
    String execFile(ProcessId process);

    /**
     * The libraries that the dynamic linker has loaded; without a main {@code link_map} as long as it has not run.
     *
     * @throws TargetException also where the program has no dynamic linker
     */
    LibraryList libraries(ProcessId process);

    /** The libraries from {@code linkMap} on, in a namespace; the walk ends where a back link is not {@code previous}. */
    LibraryList librariesFrom(ProcessId process, long linkMap, long previous, long namespace);

    /**
     * Where a thread-local variable lives.
     *
     * @param linkMap the address of the module's {@code struct link_map}; 0: the program itself
     * @return empty where the thread has no storage of that module yet
     */
    OptionalLong threadLocalAddress(ThreadId thread, long offset, long linkMap);
}
