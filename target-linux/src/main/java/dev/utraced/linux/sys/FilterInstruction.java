package dev.utraced.linux.sys;

import java.nio.ByteBuffer;

/**
 * One instruction of a filter, {@code struct sock_filter}.
 *
 * @param code what it does: linux/bpf_common.h
 * @param whenTrue how many instructions a conditional jump leaves out where it holds
 * @param whenFalse the same where it does not
 * @param operand a number, an offset, or an unconditional jump's distance; unsigned
 */
record FilterInstruction(int code, int whenTrue, int whenFalse, int operand) {
    static final int BYTES = 8;

    /** @param bytes in native byte order */
    static FilterInstruction parse(ByteBuffer bytes, int offset) {
        return new FilterInstruction(
                Short.toUnsignedInt(bytes.getShort(offset)),
                Byte.toUnsignedInt(bytes.get(offset + 2)),
                Byte.toUnsignedInt(bytes.get(offset + 3)),
                bytes.getInt(offset + 4));
    }
}
