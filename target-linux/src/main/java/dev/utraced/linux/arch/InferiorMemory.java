package dev.utraced.linux.arch;

/** The few memory accesses that emulating an instruction needs. */
public interface InferiorMemory {
    /** @return whether all bytes could be read */
    boolean read(long address, byte[] into);

    /** @return whether all bytes could be written */
    boolean write(long address, byte[] from);
}
