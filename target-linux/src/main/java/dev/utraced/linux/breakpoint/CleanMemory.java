package dev.utraced.linux.breakpoint;

import dev.utraced.linux.arch.InferiorMemory;
import dev.utraced.linux.trace.AddressSpace;
import dev.utraced.target.MemoryRange;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** A process's memory without anything of ours in it. */
public final class CleanMemory implements InferiorMemory {
    private final AddressSpace space;
    private final Overlay overlay;
    private final Consumer<MemoryRange> beforeChange;

    /** @param beforeChange is told of bytes that are about to be written and may be next to something of ours */
    CleanMemory(AddressSpace space, Overlay overlay, Consumer<MemoryRange> beforeChange) {
        this.beforeChange = beforeChange;
        this.space = space;
        this.overlay = overlay;
    }

    /** Reads until {@code into} is full or a byte cannot be read. @return how many bytes were read */
    public int read(long address, ByteBuffer into) {
        int from = into.position();
        int count = space.read(address, into);
        if (count > 0) {
            overlay.hide(address, into, from, count);
        }
        return count;
    }

    /** Writes all of it. @return how many bytes were written: all, or those before the first that cannot be */
    public int write(long address, ByteBuffer from) {
        if (!overlay.isNear(address, from.remaining())) {
            return space.write(address, from);
        }
        beforeChange.accept(new MemoryRange(address, from.remaining()));
        byte[] data = new byte[from.remaining()];
        from.get(data);
        overlay.absorb(address, data, this::current);
        return space.write(address, ByteBuffer.wrap(data));
    }

    private byte[] current(long address, int length) {
        byte[] bytes = new byte[length];
        space.read(address, ByteBuffer.wrap(bytes));
        return bytes;
    }

    @Override
    public boolean read(long address, byte[] into) {
        return read(address, ByteBuffer.wrap(into)) == into.length;
    }

    @Override
    public boolean write(long address, byte[] from) {
        return write(address, ByteBuffer.wrap(from)) == from.length;
    }
}
