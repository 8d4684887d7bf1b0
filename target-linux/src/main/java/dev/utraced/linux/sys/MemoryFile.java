package dev.utraced.linux.sys;

import java.nio.ByteBuffer;

/** A process's memory, raw: trap instructions are visible. Page protection does not apply. Works while threads run. */
public interface MemoryFile extends AutoCloseable {
    /** Reads until {@code into} is full or a byte cannot be read. @return the number of bytes read, 0 where the first one cannot be */
    int read(long address, ByteBuffer into);

    /** Writes until {@code from} is empty or a byte cannot be written. @return the number of bytes written */
    int write(long address, ByteBuffer from);

    @Override
    void close();
}
