package dev.utraced.linux.trace;

import dev.utraced.linux.arch.InferiorMemory;
import dev.utraced.linux.sys.Kernel;
import dev.utraced.linux.sys.MemoryFile;
import java.nio.ByteBuffer;

/**
 * The memory of a process, raw: whoever wants it without trap instructions asks the breakpoint package. Shared by a process and the
 * child of its vfork; an exec makes a new one.
 */
public final class AddressSpace implements InferiorMemory {
    private final MemoryFile file;

    private AddressSpace(MemoryFile file) {
        this.file = file;
    }

    static AddressSpace of(Kernel kernel, int pid) {
        return new AddressSpace(kernel.openMemory(pid));
    }

    /** Reads as much as can be read from {@code address} on. @return the number of bytes */
    public int read(long address, ByteBuffer into) {
        return file.read(address, into);
    }

    /** Writes as much as can be written from {@code address} on. @return the number of bytes */
    public int write(long address, ByteBuffer from) {
        return file.write(address, from);
    }

    @Override
    public boolean read(long address, byte[] into) {
        return read(address, ByteBuffer.wrap(into)) == into.length;
    }

    @Override
    public boolean write(long address, byte[] from) {
        return write(address, ByteBuffer.wrap(from)) == from.length;
    }

    void close() {
        file.close();
    }
}
