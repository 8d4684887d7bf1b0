/**
 * Tracing: tracepoints collect data while the program runs, into a buffer of bounded size, and the client looks at it later.
 *
 * <p>Read {@link dev.utraced.linux.tracepoint.TraceExperiment} first: what a client has defined and what came of it. A run of it is a
 * {@link dev.utraced.linux.tracepoint.TraceRun}, an engine beside the client's debugger, so that it can go on when the client has gone.
 *
 * <p>Loop thread. Knows nothing of packets and of debuggers.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Tracepoints.html">Tracepoints</a>
 */
@NullMarked
package dev.utraced.linux.tracepoint;

import org.jspecify.annotations.NullMarked;
