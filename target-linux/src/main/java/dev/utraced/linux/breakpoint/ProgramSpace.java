package dev.utraced.linux.breakpoint;

import dev.utraced.linux.sys.SeccompData;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.MemoryRange;
import java.util.List;
import java.util.OptionalLong;

/** Where there is room in a process for code of ours. */
@FunctionalInterface
public interface ProgramSpace {
    /** Executable bytes that the program does not use. */
    List<MemoryRange> scratch(ThreadGroup group);

    /**
     * Where pages can be mapped for the jump pad of an instruction.
     *
     * @param instruction its address
     * @param window where the pad must start
     * @return the start of the pad; empty: the program may change that code, or there is no room
     */
    default OptionalLong room(ThreadGroup group, long instruction, MemoryRange window, int lengthBytes) {
        return OptionalLong.empty();
    }

    /**
     * Whether a thread can make system calls that the program does not make: a filter that sees one may end the program for it.
     *
     * @param tid of a stopped thread
     */
    default boolean mayCall(int tid, List<SeccompData> calls) {
        return false;
    }
}
