package dev.utraced.linux.arch;

/** One instruction ready to be stepped in a scratch slot. For one step of one thread. */
public interface MovedInstruction {
    /** What to write into the slot: the instruction and what helps it, at most twice {@link InstructionMover#maxLengthBytes()} long. */
    byte[] code();

    /**
     * Sends the stopped thread to the slot, unless it is not about to execute the instruction, because the kernel restarts an interrupted
     * system call in front of it; then it stays, and {@link #finish} says that the instruction has not been executed.
     */
    void begin(RegisterBank bank, long slot);

    /**
     * After a stop inside or just behind the slot: puts the thread where it would be, had it executed, or not executed, the
     * instruction in its place; borrowed registers get their values back. A thread that is somewhere else (a branch was taken, a
     * signal frame left) keeps its PC. A thread or process that the instruction has started is put right in the same way.
     *
     * @return whether the instruction has been executed; false: it is still to be, or to be gone on with (a repeated string instruction
     *     stops after each element), the PC is at its place
     */
    boolean finish(RegisterBank bank, long slot, InferiorMemory memory);
}
