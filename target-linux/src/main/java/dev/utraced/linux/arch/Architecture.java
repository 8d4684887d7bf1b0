package dev.utraced.linux.arch;

import dev.utraced.tdesc.TargetDescription;
import java.util.List;

/** One processor family and word size, as one process uses it. */
public interface Architecture {
    /** 4 or 8. */
    int wordSizeBytes();

    TargetDescription description();

    /** The number of the program counter. */
    int pcRegister();

    /** Numbers of the registers that a debugger asks for after each stop. */
    List<Integer> expedited();

    /** Copies one register's value, in the target's byte order. @return false: this thread does not have it */
    boolean readRegister(RegisterBank bank, int number, byte[] into, int offset);

    /**
     * Copies the values of all registers, in the description's order, {@link TargetDescription#totalBytes()} of them; zeros for what
     * this thread does not have.
     */
    void readRegisters(RegisterBank bank, byte[] into, int offset);

    /**
     * Sets one register from its value in the target's byte order. The bank is touched only where that changes it.
     *
     * @return false: this thread does not have it, or the kernel would refuse this value when the bank is written back; nothing has
     *     changed
     */
    boolean writeRegister(RegisterBank bank, int number, byte[] from, int offset);

    long pc(RegisterBank bank);

    /** Moves the PC; a system call that the kernel would have restarted is not restarted. */
    void setPc(RegisterBank bank, long address);

    long stackPointer(RegisterBank bank);

    /** Where the C library's thread descriptor lives, the base of thread-local storage. */
    long threadPointer(RegisterBank bank);

    /** The trap instruction. */
    byte[] trapInstruction();

    /** How far the PC is past a trap instruction's address when its trap is reported. */
    int trapPcOffset();

    SyscallRegisters syscalls();

    InstructionMover mover();

    JumpPadMaker jumpPads();

    DebugRegisters debugRegisters();

    /** A new one, for one thread. */
    StepMender stepMender();
}
