package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.x86.decode.Instruction;
import java.util.OptionalLong;

/** PUSH, POP, PUSHF, POPF, LEAVE: words as wide as the mode. */
final class StackEmulation {
    /** What POPF changes in a program without privileges. */
    private static final long POPPED = Flags.STATUS | Flags.DF | Flags.NT | Flags.AC;

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

    /**
     * Better done so than stepped: after a single-step of POPF the kernel takes the trap flag of the next step for the program's own (seen
     * in Linux 6.18, enable_single_step in arch/x86/kernel/step.c). The ID flag cannot be written through ptrace.
     */
    boolean popFlags() {
        OptionalLong popped = execution.top();
        if (popped.isEmpty() || isUnusual(popped.getAsLong())) {
            return false;
        }
        execution.drop(execution.wordBytes());
        registers.setFlags(registers.flags() & ~POPPED | popped.getAsLong() & POPPED);
        return true;
    }

    private boolean isUnusual(long popped) {
        boolean identifies = Flags.has(popped ^ registers.flags(), Flags.ID);
        return identifies || Flags.has(popped, Flags.TF) || Flags.has(registers.flags(), Flags.IOPL);
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
