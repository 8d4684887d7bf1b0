package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.InferiorMemory;
import dev.utraced.linux.arch.x86.decode.OpcodeMap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A system call. It may block for long, or fork: so a jump behind it brings back whoever is left alone in the slot.
 *
 * <p>SYSCALL keeps the PC in RCX and the flags in R11, and with them the slot's address and the tracer's trap flag. A call that the
 * kernel interrupted to restart it leaves the thread behind the original place, as if it had been called there, and is restarted there.
 */
final class MovedSystemCall extends Moved {
    /** The selector of 32-bit user code in a 64-bit kernel (arch/x86/include/asm/segment.h). */
    private static final short USER_CODE_32 = 0x23;

    MovedSystemCall(Origin origin) {
        super(origin, withJumpBack(origin));
    }

    private static byte[] withJumpBack(Origin origin) {
        byte[] instruction = origin.instruction().bytes();
        byte[] jump = origin.instruction().is64() ? jump64(origin.next()) : jump32(origin.next());
        return ByteBuffer.allocate(instruction.length + jump.length)
                .put(instruction)
                .put(jump)
                .array();
    }

    /** A jump through the 8 bytes behind it. */
    private static byte[] jump64(long target) {
        return ByteBuffer.allocate(14)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0x25ff)
                .putInt(0)
                .putLong(target)
                .array();
    }

    /** A far jump, in the code segment that the thread is in. */
    private static byte[] jump32(long target) {
        return ByteBuffer.allocate(7)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xea)
                .putInt((int) target)
                .putShort(USER_CODE_32)
                .array();
    }

    @Override
    void landed(GeneralRegisters registers, long slot, InferiorMemory memory) {
        if (!origin().instruction().is(OpcodeMap.MAP_0F, 0x05)) {
            return;
        }
        if (registers.get(GeneralRegisters.RCX) == slot + origin().lengthBytes()) {
            registers.set(GeneralRegisters.RCX, origin().next());
        }
        if (!Flags.has(registers.flags(), Flags.TF)) {
            registers.set(GeneralRegisters.R11, registers.get(GeneralRegisters.R11) & ~Flags.TF);
        }
    }
}
