/**
 * The client's side of the remote serial protocol, as cheap as it can be made, and the same for every server.
 *
 * <p>Read {@link dev.utraced.benchmark.client.DebugSession} first; {@link dev.utraced.benchmark.client.RspConnection} is the
 * socket below it. It shares no code with the servers that it measures, so that a mistake of theirs is not repeated here. One
 * thread; only {@code close} may come from another, to end a wait. Knows nothing of scenarios and statistics.
 */
@NullMarked
package dev.utraced.benchmark.client;

import org.jspecify.annotations.NullMarked;
