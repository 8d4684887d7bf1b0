package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.InferiorMemory;
import dev.utraced.linux.arch.JumpPadCode;
import dev.utraced.linux.arch.RegisterBank;
import java.util.NavigableMap;

/**
 * A pad for 64-bit code. The PC tells how deep a thread's stack is and with it where its registers are, so that it can be put back at any
 * instruction; what it has computed is thrown away.
 */
final class X86JumpPad implements JumpPadCode {
    private final Origin origin;
    private final long address;
    private final byte[] code;
    private final byte[] jump;
    private final Layout layout;

    /**
     * Places in it, in bytes from its start.
     *
     * @param frame where the frame is complete
     * @param copy where the copy of the displaced instruction is
     * @param holds where threads get to with which a condition holds
     * @param trap where they stop
     * @param depths how far below its old value the stack pointer is before each instruction
     */
    record Layout(int frame, int copy, int holds, int trap, NavigableMap<Integer, Integer> depths) {}

    X86JumpPad(Origin origin, long address, byte[] code, byte[] jump, Layout layout) {
        this.origin = origin;
        this.address = address;
        this.code = code;
        this.jump = jump;
        this.layout = layout;
    }

    @Override
    public byte[] code() {
        return code.clone();
    }

    @Override
    public int lengthBytes() {
        return code.length;
    }

    @Override
    public byte[] jump() {
        return jump.clone();
    }

    @Override
    public Progress leave(RegisterBank bank, InferiorMemory memory) {
        var registers = origin.registers(bank);
        int at = (int) (registers.pc() - address);
        if (at > layout.copy() && at < layout.holds()) {
            registers.setPc(origin.next());
            return Progress.EXECUTED;
        }
        if (at != layout.copy() && at <= layout.trap()) {
            takeBack(registers, at, memory);
        }
        registers.setPc(origin.address());
        if (at == layout.copy()) {
            return Progress.PASSED;
        }
        return at > layout.trap() ? Progress.HOLDS : Progress.UNDECIDED;
    }

    private void takeBack(GeneralRegisters registers, int at, InferiorMemory memory) {
        long stackPointer = registers.get(GeneralRegisters.RSP)
                + layout.depths().floorEntry(at).getValue();
        if (at >= layout.frame()) {
            PadFrame.restore(registers, stackPointer, memory);
        }
        registers.set(GeneralRegisters.RSP, stackPointer);
    }
}
