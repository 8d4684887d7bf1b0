package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.BoostedCopy;
import dev.utraced.linux.arch.RegisterBank;

/** A copy with a jump behind it. The PC alone tells how far a thread has come; no register is borrowed. */
final class BoostedInstruction implements BoostedCopy {
    private final Origin origin;
    private final long slot;
    private final byte[] code;

    BoostedInstruction(Origin origin, long slot, byte[] code) {
        this.origin = origin;
        this.slot = slot;
        this.code = code;
    }

    @Override
    public byte[] code() {
        return code.clone();
    }

    /** Not a thread that runs another kind of code, nor one that steps itself, which would see where it is. */
    @Override
    public boolean begin(RegisterBank bank) {
        var registers = origin.registers(bank);
        boolean ordinary = CodeSegment.isFlat(registers, origin.instruction().is64())
                && !Flags.has(registers.flags(), Flags.TF)
                && !origin.syscalls().restartsByItself(bank);
        if (ordinary) {
            registers.setPc(slot);
        }
        return ordinary;
    }

    @Override
    public boolean finish(RegisterBank bank) {
        var registers = origin.registers(bank);
        long distance = registers.pc() - slot;
        if (distance == 0) {
            registers.setPc(origin.address());
            return false;
        }
        if (distance > 0 && distance < code.length) {
            registers.setPc(origin.next());
        }
        return true;
    }
}
