/**
 * A real gdb, driven through its machine interface (GDB/MI), in a slim vocabulary.
 *
 * <p>Read {@link dev.utraced.it.gdb.Debugging} first, then {@link dev.utraced.it.gdb.Gdb}. Test thread; a reader thread per gdb
 * queues its records.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/GDB_002fMI.html">GDB/MI</a>
 */
@NullMarked
package dev.utraced.it.gdb;

import org.jspecify.annotations.NullMarked;
