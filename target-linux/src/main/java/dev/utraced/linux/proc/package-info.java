/**
 * What a process is made of besides its threads: memory maps, auxiliary vector, libraries, thread-local storage, layouts of
 * {@code siginfo_t}, files as the process sees them; and tables about the whole machine.
 *
 * <p>Read {@link dev.utraced.linux.proc.ProcessImage} first. Loop thread, but nothing here minds another; a process may run while it
 * is looked at, and everything read from it is taken as data that may be wrong. Knows nothing of engines, tracees and packets: a
 * process is a pid, a {@link dev.utraced.linux.proc.MemoryReader}, and where needed a thread pointer.
 */
@NullMarked
package dev.utraced.linux.proc;

import org.jspecify.annotations.NullMarked;
