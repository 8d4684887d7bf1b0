package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.arch.SyscallRegisters;
import dev.utraced.linux.arch.x86.decode.Instruction;

/** Where a moved instruction belongs. */
record Origin(Instruction instruction, long address, X86Word word, SyscallRegisters syscalls) {
    int lengthBytes() {
        return instruction.lengthBytes();
    }

    /** The address of the instruction behind it. */
    long next() {
        return word.unsigned(address + lengthBytes());
    }

    /** The target of a relative branch. */
    long relativeTarget() {
        return word.unsigned(next() + instruction.immediate());
    }

    GeneralRegisters registers(RegisterBank bank) {
        return new GeneralRegisters(bank, word);
    }
}
