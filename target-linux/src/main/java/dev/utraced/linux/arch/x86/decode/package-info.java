/**
 * Cuts x86 machine code into instructions, and each instruction into its parts: prefixes, opcode, ModRM, displacement, immediate. It does
 * not name instructions; who needs to know what one does looks at its map and opcode.
 *
 * <p>Read {@link dev.utraced.linux.arch.x86.decode.InstructionDecoder} first. Any thread, values only. Knows nothing of registers' contents,
 * memory or processes. Source: Intel 64 and IA-32 Architectures Software Developer's Manual volume 2, chapter 2 and appendix A; AMD64
 * Architecture Programmer's Manual volume 3 for XOP, 3DNow! and what differs on AMD.
 */
@NullMarked
package dev.utraced.linux.arch.x86.decode;

import org.jspecify.annotations.NullMarked;
