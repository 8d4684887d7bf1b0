/**
 * Breakpoints and watchpoints with owners: what several engines put into one process without seeing each other's.
 *
 * <p>Read {@link dev.utraced.linux.breakpoint.BreakpointEngine} first: itself an engine, the first on every tracee, so that the tracing
 * core knows nothing of traps. A trap that is hit is told to those owners whose condition holds; a thread that nobody wants to hold is
 * brought past it without any other thread noticing, see {@link dev.utraced.linux.breakpoint.Passage}.
 * Where conditions are false all the time, threads decide them without stopping, see {@link dev.utraced.linux.breakpoint.JumpPads}.
 *
 * <p>Loop thread. Knows nothing of packets and of who the owners are.
 */
@NullMarked
package dev.utraced.linux.breakpoint;

import org.jspecify.annotations.NullMarked;
