package dev.utraced.linux.arch;

/**
 * One jump pad's code. It serves all threads at a time, and keeps what it needs on the stack of each, below what the ABI lets a function
 * use.
 */
public interface JumpPadCode {
    /** What is in the pad. */
    byte[] code();

    /** How long that is. */
    int lengthBytes();

    /** What replaces the first bytes of the instruction. */
    byte[] jump();

    /**
     * A thread has stopped in the pad, or just behind it: puts it where it would be without it, with its registers as they would be.
     *
     * @param memory the thread's, to read what it has on its stack
     * @return how far it had come
     */
    Progress leave(RegisterBank bank, InferiorMemory memory);

    /** What a thread has done in a pad. */
    enum Progress {
        /** It has not decided; the PC is at the instruction. */
        UNDECIDED,
        /** It has found that a condition holds, and has executed the trap that says so; the PC is at the instruction. */
        HOLDS,
        /** It has found that none holds, and has not executed the instruction; the PC is there. */
        PASSED,
        /** It has executed the instruction; the PC is behind it. */
        EXECUTED
    }
}
