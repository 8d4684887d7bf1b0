package dev.utraced.linux.proc;

import java.nio.ByteBuffer;

/** A process's memory as the program itself would see it, without a debugger's trap instructions. */
@FunctionalInterface
public interface MemoryReader {
    /** Reads until {@code into} is full or a byte cannot be read. @return the number of bytes read, 0 where the first one cannot be */
    int read(long address, ByteBuffer into);
}
