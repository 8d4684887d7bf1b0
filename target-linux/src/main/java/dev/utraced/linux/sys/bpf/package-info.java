/**
 * Programs that run inside the kernel, for what {@code /proc} gives one file at a time. A part of the border to the kernel: raw numbers stop
 * here.
 *
 * <p>Read {@link dev.utraced.linux.sys.bpf.ThreadSweep} first. Loop thread only, but for what it prepares aside. Not every server may do this; whoever asks has another way.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/bpf.2.html">bpf(2)</a>
 */
@NullMarked
package dev.utraced.linux.sys.bpf;

import org.jspecify.annotations.NullMarked;
