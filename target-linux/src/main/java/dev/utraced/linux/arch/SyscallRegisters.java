package dev.utraced.linux.arch;

/** What a thread's registers say of the system call that it is in. */
public interface SyscallRegisters {
    /** The number of the system call that a thread at a syscall-stop or in an interrupted call is in; -1: it is in none. */
    long number(RegisterBank bank);

    /** The result, negative errno for an error, as the kernel has put it there. */
    long result(RegisterBank bank);

    void setResult(RegisterBank bank, long value);

    /** An argument. @param index 0 to 5 */
    long argument(RegisterBank bank, int index);

    void setArgument(RegisterBank bank, int index, long value);

    /**
     * Makes a thread whose call has just returned repeat it when it runs: the PC goes back onto the system-call instruction, the
     * number into its register, and the kernel's own restart is called off.
     */
    void repeat(RegisterBank bank, long number);

    /** The number of the call that a thread asks for which is about to make one. */
    long numberAskedFor(RegisterBank bank);

    /** The PC of a thread that is about to make a call. @param behind the PC with which it returns from there */
    long placeOf(long behind);

    /** Whether the result asks the kernel to restart the call by itself when no signal handler runs. */
    boolean restartsByItself(RegisterBank bank);

    /**
     * Whether the call that an interrupted thread is in does nothing but sleep: when it ends, it has written to no memory of the program
     * and taken nothing that another process could have had, be it a wake-up.
     */
    boolean onlySleeps(RegisterBank bank);

    /** Whether a result is one of the kernel's own codes, which say that it restarts the call and which no program sees. */
    boolean isRestart(long result);

    /** Whether a number is that of the call by which the kernel goes on with an interrupted one: {@code restart_syscall}. */
    boolean continues(long number);

    /** Whether the process's own system calls are those of the 64-bit table; it may make others, too. */
    boolean areWide();

    /** How many bytes {@link #isInstruction} wants to see. */
    int longestInstructionBytes();

    /** Whether code begins with an instruction that makes a system call. */
    boolean isInstruction(byte[] code);

    /** How the timeout of a blocking call is passed, to shorten it when the call is repeated. */
    Timeout timeout(long number);

    /** Where a call's timeout is. */
    sealed interface Timeout {
        /** The call has none, or it cannot be changed: it lies in the program's memory. */
        record Fixed() implements Timeout {}

        /** A signed 32-bit count of milliseconds in an argument; negative: for ever. */
        record MillisArgument(int index) implements Timeout {}
    }
}
