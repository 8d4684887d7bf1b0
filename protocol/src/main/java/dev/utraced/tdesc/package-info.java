/**
 * Target descriptions: which registers a processor has, in which order and size, as values and as the XML that clients read.
 *
 * <p>Read {@link dev.utraced.tdesc.TargetDescription} first. Values only, so any thread may use them; knows nothing of packets,
 * targets and Linux.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Target-Descriptions.html">Target Descriptions</a>
 */
@NullMarked
package dev.utraced.tdesc;

import org.jspecify.annotations.NullMarked;
