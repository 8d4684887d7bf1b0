/**
 * Target descriptions: which registers a processor has, in which order and size, as values and as the XML that clients read.
 *
 * <p>Read {@link dev.utraced.tdesc.TargetDescription} first. A processor family has a class that puts features together, and a
 * resource for each feature, the text that clients read; names, sizes, numbers and offsets here come from that text, so they cannot
 * differ. Values only, so any thread may use them; knows nothing of packets, targets and Linux.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Target-Descriptions.html">Target Descriptions</a>
 */
@NullMarked
package dev.utraced.tdesc;

import org.jspecify.annotations.NullMarked;
