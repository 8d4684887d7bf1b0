/**
 * The ways to reach a server, and who may do what there, with real gdb: Unix sockets, TLS, tokens, roles; what a refused request gets
 * for an answer, and that it has no effect. utraced alone has these.
 *
 * <p>Read {@link dev.utraced.it.access.UnixSocketTest} first.
 */
@NullMarked
package dev.utraced.it.access;

import org.jspecify.annotations.NullMarked;
