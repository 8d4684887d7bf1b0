/**
 * The connector: joins a debugger's standard input and output to a server elsewhere, over TCP, a Unix socket or TLS. gdb starts it with
 * {@code target extended-remote | utraced connect HOST:PORT}.
 *
 * <p>Read {@link dev.utraced.server.connect.Connector} first. Blocking streams and two or three threads; it loads neither the
 * debugger nor Netty, so that it is there at once.
 */
@NullMarked
package dev.utraced.server.connect;

import org.jspecify.annotations.NullMarked;
