/**
 * What clients say: one record a packet, in sealed families by area.
 *
 * <p>Read {@link dev.utraced.rsp.command.Packets} first, the table of all packets. A record carries its grammar in its Javadoc, in the
 * manual's notation, and parses itself. A record that holds a {@link java.nio.ByteBuffer} holds a view of the receive buffer: it is
 * valid until the packet's dispatch returns. On the thread of the connection; knows nothing of channels, targets at work, and Linux.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Packets.html">Packets</a>
 */
@NullMarked
package dev.utraced.rsp.command;

import org.jspecify.annotations.NullMarked;
