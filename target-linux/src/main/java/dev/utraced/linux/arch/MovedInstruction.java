package dev.utraced.linux.arch;

/** One instruction ready to be stepped in a scratch slot. For one step of one thread. */
public interface MovedInstruction {
    /** What to write into the slot. */
    byte[] code();

    /** Sends the stopped thread to the slot. */
    void begin(RegisterBank bank, long slot);

    /**
     * After a stop inside or just behind the slot: puts the thread where it would be, had it executed, or not executed, the
     * instruction in its place; borrowed registers get their values back. A thread that is somewhere else (a branch was taken, a
     * signal frame left) keeps its PC.
     *
     * @return whether the instruction has been executed; false: it is still to be, the PC is at its place
     */
    boolean finish(RegisterBank bank, long slot, InferiorMemory memory);
}
