package dev.utraced.target;

import java.nio.ByteBuffer;

/** A process's memory as the program itself would see it: trap instructions are neither seen nor overwritten. Works while threads run. */
public interface Memory {
    /**
     * Reads from {@code address} on until {@code into} is full or a byte cannot be read.
     *
     * @return how many bytes were read, the readable prefix; 0 where the first one cannot be read
     * @throws TargetException for a process not held
     */
    int read(ProcessId process, long address, ByteBuffer into);

    /**
     * Writes all remaining bytes of {@code from}, page protection notwithstanding.
     *
     * @throws TargetException where they cannot all be written, or the process is not held
     */
    void write(ProcessId process, long address, ByteBuffer from);
}
