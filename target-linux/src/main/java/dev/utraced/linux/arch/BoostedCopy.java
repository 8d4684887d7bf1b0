package dev.utraced.linux.arch;

/**
 * A copy of one instruction in a scratch slot that goes on behind the original by itself: nobody needs to stop a thread there. It serves
 * all threads, as often as they come, and several at a time.
 */
public interface BoostedCopy {
    /** What is in the slot: the instruction and a jump, at most twice {@link InstructionMover#maxLengthBytes()} long. */
    byte[] code();

    /** Sends a stopped thread to the slot. @return false: this thread, in the state that it is in, is not to be sent */
    boolean begin(RegisterBank bank);

    /**
     * At the first stop after {@link #begin}, wherever that is: a thread in the slot is put where it would be without it.
     *
     * @return whether the instruction has been executed; false: it is still to be, the PC is at its place
     */
    boolean finish(RegisterBank bank);
}
