package dev.utraced.target;

import java.util.List;

/**
 * Processes by what they are called and where they run. A description is one of
 *
 * <ul>
 *   <li>a pid in the server's own numbering; where that has no such process, one that takes itself to have that pid;
 *   <li>{@code name:PROGRAM}, the name of the program or of its file;
 *   <li>{@code container:NAME-OR-ID[/PROGRAM]}, where an id may be cut short and, without a program, the container's first process is
 *       meant. Instead of a program there may be the process's own pid;
 *   <li>{@code pod:NAME-OR-ID[/PROGRAM]}.
 * </ul>
 */
public interface ProcessFinder {
    /** @throws TargetException none matches, or several, which the text names, or the description makes no sense */
    ProcessId find(String description);

    /** All that match; none where nothing does. @throws TargetException the description makes no sense */
    List<VisibleProcess> matches(String description);

    /** All processes that the server can see, the kernel's own threads left out, in the order of their pids. */
    List<VisibleProcess> processes();
}
