/**
 * Who may do what: what a packet has an effect on, what a client's role and the server's switches leave of that, tokens, and the audit
 * log.
 *
 * <p>Read {@link dev.utraced.server.access.Access} first; sessions ask it before they handle a packet. On the loop thread. Knows no
 * sockets and no targets.
 */
@NullMarked
package dev.utraced.server.access;

import org.jspecify.annotations.NullMarked;
