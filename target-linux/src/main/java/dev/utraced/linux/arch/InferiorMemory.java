package dev.utraced.linux.arch;

/** The few memory accesses that emulating an instruction needs. */
public interface InferiorMemory {
    /** @return whether all bytes could be read */
    boolean read(long address, byte[] into);

    /** @return whether all bytes could be written */
    boolean write(long address, byte[] from);

    /**
     * Whether memory outside of the thread's own stack may be touched, too: nobody else sees how, and the processor would let the thread.
     * As a rule that is not known. No access is to two pages.
     */
    default boolean mayTouch(long address, boolean writes) {
        return false;
    }
}
