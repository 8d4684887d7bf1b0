package dev.utraced.linux.arch;

/**
 * Takes back what stepping a thread leaves in its own registers and memory, because the processor steps by a flag that the program can
 * see and set. One for each thread.
 */
public interface StepMender {
    /** The thread is about to execute one instruction. */
    void stepping(RegisterBank bank);

    /** It has stopped since, after that instruction or before it. */
    void stepped(RegisterBank bank, InferiorMemory memory);
}
