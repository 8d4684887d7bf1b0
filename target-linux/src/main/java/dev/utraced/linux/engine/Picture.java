package dev.utraced.linux.engine;

import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.breakpoint.CleanMemory;
import dev.utraced.linux.trace.Tracee;
import java.nio.ByteBuffer;

/**
 * A thread as it stood at one moment: its registers, and of its stack what the innermost frames are made of. The thread itself runs on,
 * and a backtrace of what it does meanwhile would make no sense.
 */
final class Picture implements RegisterBank {
    private static final int STACK_BYTES = 32 * 1024;

    /** Below the stack pointer, where functions that call no others keep what they have. */
    private static final int RED_ZONE_BYTES = 128;

    private final ByteBuffer general;
    private final ByteBuffer extended;
    private final int extendedLengthBytes;
    private final long stackAddress;
    private final byte[] stack;

    private Picture(RegisterBank registers, long stackAddress, CleanMemory memory) {
        this.general = copy(registers.general(), registers.general().capacity());
        this.extendedLengthBytes = registers.extendedLengthBytes();
        this.extended = copy(registers.extended(), extendedLengthBytes);
        this.stackAddress = stackAddress;
        ByteBuffer read = ByteBuffer.allocate(STACK_BYTES);
        memory.read(stackAddress, read);
        read.flip();
        this.stack = new byte[read.remaining()];
        read.get(stack);
    }

    /** Of a tracee that stands still just now. */
    static Picture of(Tracee tracee, CleanMemory memory) {
        RegisterBank registers = tracee.registers();
        long stackPointer = tracee.group().architecture().stackPointer(registers);
        return new Picture(registers, stackPointer - RED_ZONE_BYTES, memory);
    }

    private static ByteBuffer copy(ByteBuffer from, int length) {
        ByteBuffer copy = ByteBuffer.allocate(length).order(from.order());
        for (int i = 0; i < length; i++) {
            copy.put(i, from.get(i));
        }
        return copy;
    }

    /** Puts the stack of then in the place of what was read from it now. @param read {@code count} bytes from {@code address} on, at {@code from} */
    void paint(long address, ByteBuffer read, int from, int count) {
        long begin = Math.max(address, stackAddress);
        long end = Math.min(address + count, stackAddress + stack.length);
        for (long at = begin; at < end; at++) {
            read.put(from + (int) (at - address), stack[(int) (at - stackAddress)]);
        }
    }

    @Override
    public ByteBuffer general() {
        return general;
    }

    @Override
    public ByteBuffer extended() {
        return extended;
    }

    @Override
    public int extendedLengthBytes() {
        return extendedLengthBytes;
    }

    @Override
    public void touchGeneral() {
        throw new IllegalStateException("a picture is not changed");
    }

    @Override
    public void touchExtended() {
        throw new IllegalStateException("a picture is not changed");
    }
}
