/**
 * x86: 64-bit and 32-bit processes. The interfaces of {@link dev.utraced.linux.arch}, and how instructions are cut, moved and emulated.
 *
 * <p>Read {@link dev.utraced.linux.arch.x86.X86Architectures} first. Loop thread. Knows nothing of tracees and engines.
 */
@NullMarked
package dev.utraced.linux.arch.x86;

import org.jspecify.annotations.NullMarked;
