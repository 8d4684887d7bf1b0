/**
 * The contract between whoever speaks for a client and whoever holds the processes: what a debug target can do, as small
 * interfaces, and the values that pass between the two.
 *
 * <p>Read {@link dev.utraced.target.DebugTarget} first. One {@code DebugTarget} serves one client; targets of several clients may
 * hold the same process without seeing each other. Everything here is called on the one loop thread and nothing blocks: what
 * takes time is started, and is heard of through {@link dev.utraced.target.TargetListener}.
 *
 * <p>This package knows nothing of packets, of Netty and of Linux. Signals are {@link dev.utraced.target.Signal}, GDB's numbering.
 */
@NullMarked
package dev.utraced.target;

import org.jspecify.annotations.NullMarked;
