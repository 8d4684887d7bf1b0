/**
 * x86: 64-bit and 32-bit processes. The interfaces of {@link dev.utraced.linux.arch}, and how instructions are cut, moved and emulated.
 *
 * <p>Read {@link dev.utraced.linux.arch.x86.X86Architectures} first. Loop thread. Knows nothing of tracees and engines.
 *
 * <p>How a register is found: an ELF header gives the {@code X86Abi}, and that with XCR0 the target description; {@code RegisterPlaces}
 * gives each name of the description its {@code RegisterPlace}, a field of {@code user_regs_struct} ({@code UserReg}) or bytes of the
 * XSAVE area ({@code XsaveArea}), at offsets that {@code XsaveLayout} had from the processor. {@code X86Registers} keeps the places by
 * number. A new state component is a constant in {@code XsaveComponent}, a feature in {@code dev.utraced.tdesc}, and a line in
 * {@code RegisterPlaces}.
 */
@NullMarked
package dev.utraced.linux.arch.x86;

import org.jspecify.annotations.NullMarked;
