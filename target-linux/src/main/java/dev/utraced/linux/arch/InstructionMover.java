package dev.utraced.linux.arch;

import java.util.Optional;

/**
 * Gets one instruction executed without it being in its place, for a trap instruction is there. Tried in this order: {@link #emulate},
 * {@link #boost}, {@link #displace}; where all refuse, the instruction must be put back in its place for a moment.
 */
public interface InstructionMover {
    /** The length of the longest instruction, in bytes. */
    int maxLengthBytes();

    /**
     * Carries the instruction out on the registers and the thread's stack, and on what other memory it {@link InferiorMemory#mayTouch}.
     *
     * <p>A watchpoint in the debug registers does not see what is read and written this way: not to be used while one is armed in this
     * thread.
     *
     * @param code the original bytes from {@code address} on, {@link #maxLengthBytes()} or as many as are readable
     * @return false: not one of those that are emulated, or memory was not there; nothing has changed
     */
    boolean emulate(byte[] code, long address, RegisterBank bank, InferiorMemory memory);

    /** Whether code begins with an instruction that does nothing but compute, copy, load and store. */
    boolean isPlain(byte[] code);

    /**
     * Prepares a copy that runs elsewhere and comes back by itself.
     *
     * @param slot where it will be
     * @return empty: not one of the instructions that can do without being watched, or the slot is out of reach
     */
    Optional<BoostedCopy> boost(byte[] code, long address, long slot);

    /** Prepares a copy to be stepped elsewhere. @return empty: this instruction cannot be moved */
    Optional<MovedInstruction> displace(byte[] code, long address);
}
