/**
 * A raw client of the remote serial protocol, written apart from the server's own codec so that both can be wrong only in different
 * ways, and able to do what no decent client does.
 *
 * <p>Read {@link dev.utraced.it.rsp.RspClient} first. Test thread.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Remote-Protocol.html">Remote Protocol</a>
 */
@NullMarked
package dev.utraced.it.rsp;

import org.jspecify.annotations.NullMarked;
