/**
 * Answers the debugger on its own side of a slow link: asks the server for more than the debugger has asked for, several things in one
 * trip, and keeps what may be needed next.
 *
 * <p>Read {@link dev.utraced.server.connect.lookahead.LookAhead} first, which has the rules for what is known for how long. It speaks the
 * remote serial protocol to both sides and needs nothing special of the server. Everything happens on one thread
 * ({@link dev.utraced.server.connect.lookahead.Relay}); two others only read. It knows nothing of processes, sessions and Netty.
 */
@NullMarked
package dev.utraced.server.connect.lookahead;

import org.jspecify.annotations.NullMarked;
