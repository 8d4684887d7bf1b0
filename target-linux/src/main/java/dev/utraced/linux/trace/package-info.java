/**
 * The user-space utrace: one tracer holds the kernel's tracees and hosts any number of independent engines on each of them.
 *
 * <p>Read {@link dev.utraced.linux.trace.TracingEngine} first (the contract), then {@link dev.utraced.linux.trace.Tracee} (one kernel
 * task and the one method that lets it run), then {@link dev.utraced.linux.trace.Tracer} (where wait statuses come in).
 *
 * <p>The flow of a stop: wait status, {@link dev.utraced.linux.trace.StopClassifier}, {@link dev.utraced.linux.trace.TraceEvent}, each
 * attachment's engine in attach order, {@link dev.utraced.linux.trace.Tracee#settle}.
 *
 * <p>Everything runs on the loop thread, but for the waiting half of {@link dev.utraced.linux.trace.Bell}. Knows nothing of packets,
 * debuggers and breakpoints.
 */
@NullMarked
package dev.utraced.linux.trace;

import org.jspecify.annotations.NullMarked;
