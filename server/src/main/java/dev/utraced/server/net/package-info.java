/**
 * Connections: the loop, listeners, standard input and output as a connection, and framing on top of them.
 *
 * <p>Read {@link dev.utraced.server.net.Loop} first, then {@link dev.utraced.server.net.PacketStream}. Everything runs on the loop
 * thread, except what says otherwise. This package does not know what packets mean, and nothing of processes.
 */
@NullMarked
package dev.utraced.server.net;

import org.jspecify.annotations.NullMarked;
