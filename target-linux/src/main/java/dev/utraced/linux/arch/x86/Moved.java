package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.InferiorMemory;
import dev.utraced.linux.arch.MovedInstruction;
import dev.utraced.linux.arch.RegisterBank;

/**
 * What all moved instructions have in common: the PC, after the step, tells whether the instruction was executed.
 *
 * <p>A thread whose system call is about to be restarted stays where it is: the kernel will take its PC back by two bytes, to the system
 * call in front of the original place. Another thread that such an instruction has started, a child of a fork, is put right by
 * {@link #finish}, too.
 */
abstract sealed class Moved implements MovedInstruction
        permits MovedBranch, MovedPlain, MovedPushFlags, MovedSystemCall {
    private final Origin origin;
    private final byte[] code;
    private boolean sent;

    Moved(Origin origin, byte[] code) {
        this.origin = origin;
        this.code = code;
    }

    final Origin origin() {
        return origin;
    }

    @Override
    public final byte[] code() {
        return code.clone();
    }

    @Override
    public final void begin(RegisterBank bank, long slot) {
        sent = !origin.syscalls().restartsByItself(bank);
        if (sent) {
            var registers = origin.registers(bank);
            registers.setPc(slot);
            prepare(registers);
        }
    }

    @Override
    public final boolean finish(RegisterBank bank, long slot, InferiorMemory memory) {
        if (!sent) {
            return false;
        }
        var registers = origin.registers(bank);
        tidy(registers);
        long distance = registers.pc() - slot;
        if (distance == 0) {
            registers.setPc(origin.address());
            refused(registers, slot, memory);
            return false;
        }
        if (distance > 0 && distance <= code.length) {
            registers.setPc(landing((int) distance));
            landed(registers, slot, memory);
        }
        executed(registers, slot, memory);
        return true;
    }

    /** Lends the instruction what it needs in its new place. */
    void prepare(GeneralRegisters registers) {}

    /** Takes back what was lent, whether the instruction has been executed or not. */
    void tidy(GeneralRegisters registers) {}

    /** Puts right what an instruction has done that was not executed, but has faulted. */
    void refused(GeneralRegisters registers, long slot, InferiorMemory memory) {}

    /** Where a thread belongs that is this many bytes, one or more, behind the start of the slot. */
    long landing(int distance) {
        return origin.word().unsigned(origin.address() + distance);
    }

    /** Puts right what else an instruction has done that was executed and has not branched. */
    void landed(GeneralRegisters registers, long slot, InferiorMemory memory) {}

    /** Puts right what else an instruction has done that was executed, wherever the thread is now. */
    void executed(GeneralRegisters registers, long slot, InferiorMemory memory) {}
}
