/**
 * The bytes of the GDB remote serial protocol: frames, acknowledgements, checksums, escapes, run-length coding, hex text.
 *
 * <p>Read {@link dev.utraced.rsp.wire.FrameReader} first, then {@link dev.utraced.rsp.wire.FrameWriter}. One reader and one writer
 * belong to one connection and to one thread. This package knows nothing of what packets mean: no commands, no replies, no targets.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Overview.html">Remote Protocol, Overview</a>
 */
@NullMarked
package dev.utraced.rsp.wire;

import org.jspecify.annotations.NullMarked;
