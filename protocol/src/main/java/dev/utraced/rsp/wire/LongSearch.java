package dev.utraced.rsp.wire;

/** Looks through long data outside of the JVM's heap, where the machine has something quicker than code of the client compiler. */
@FunctionalInterface
public interface LongSearch {
    /** For who has nothing quicker. */
    LongSearch NONE = (one, other, address, lengthBytes) -> 0;

    /**
     * @param address of the first byte
     * @return how many bytes are known to be neither the one nor the other; 0 is always true
     */
    int bytesBefore(byte one, byte other, long address, int lengthBytes);
}
