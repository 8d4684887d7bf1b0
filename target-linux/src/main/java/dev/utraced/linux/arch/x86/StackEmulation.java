package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.x86.decode.Instruction;
import java.util.OptionalLong;

/** PUSH, POP, PUSHF, LEAVE: words as wide as the mode. */
final class StackEmulation {
    private final Execution execution;
    private final Instruction instruction;
    private final GeneralRegisters registers;

    StackEmulation(Execution execution) {
        this.execution = execution;
        this.instruction = execution.instruction();
        this.registers = execution.registers();
    }

    boolean pushOpcodeRegister() {
        return execution.push(registers.get(execution.opcodeRegister()));
    }

    boolean pushImmediate() {
        return execution.push(instruction.immediate());
    }

    /** Into the register only after the stack pointer has moved: POP RSP leaves the popped value there. */
    boolean popOpcodeRegister() {
        OptionalLong value = execution.top();
        value.ifPresent(v -> {
            execution.drop(execution.wordBytes());
            registers.set(execution.opcodeRegister(), v);
        });
        return value.isPresent();
    }

    /** Pushes the flags as the program knows them: without the trap flag that a tracer's single-step sets. */
    boolean pushFlags() {
        return execution.push(registers.flags() & ~(Flags.RF | Flags.VM));
    }

    boolean leave() {
        OptionalLong frame = execution.read(registers.get(GeneralRegisters.RBP), execution.wordBytes());
        frame.ifPresent(f -> {
            registers.set(GeneralRegisters.RSP, registers.get(GeneralRegisters.RBP));
            execution.drop(execution.wordBytes());
            registers.set(GeneralRegisters.RBP, f);
        });
        return frame.isPresent();
    }
}
