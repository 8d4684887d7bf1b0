/**
 * What servers say: one record a kind of reply; a reply writes itself.
 *
 * <p>Read {@link dev.utraced.rsp.reply.Reply} first, and {@link dev.utraced.rsp.reply.StopReply} for all that is to know of stops. On
 * the thread of the connection; knows nothing of channels and Linux.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Stop-Reply-Packets.html">Stop Reply Packets</a>
 */
@NullMarked
package dev.utraced.rsp.reply;

import org.jspecify.annotations.NullMarked;
