/**
 * Sessions: one object a connection, which turns packets into calls on a debug target and events of the target into stop replies.
 *
 * <p>Read {@link dev.utraced.server.session.Session} first, then the two ways of stopping, {@link dev.utraced.server.session.AllStop}
 * and {@link dev.utraced.server.session.NonStop}. Everything runs on the loop thread. This package knows no sockets, no JNA and no ptrace: bytes come and go through
 * {@link dev.utraced.server.session.Connection}, processes through {@link dev.utraced.target.DebugTarget}.
 */
@NullMarked
package dev.utraced.server.session;

import org.jspecify.annotations.NullMarked;
