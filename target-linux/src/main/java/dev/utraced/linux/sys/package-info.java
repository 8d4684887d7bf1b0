/**
 * The border to the kernel: system calls through JNA, {@code /proc}, wait statuses, errno. Raw numbers stop here.
 *
 * <p>Read {@link dev.utraced.linux.sys.Kernel} first; it is the seam at which tests put a fake. All ptrace and wait calls belong to
 * the loop thread; only {@link dev.utraced.linux.sys.ChildWatch} and a launch run elsewhere, and say so. Knows nothing of packets,
 * engines and debuggers.
 */
@NullMarked
package dev.utraced.linux.sys;

import org.jspecify.annotations.NullMarked;
