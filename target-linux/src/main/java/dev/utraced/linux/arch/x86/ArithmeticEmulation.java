package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.x86.decode.Instruction;
import java.util.OptionalLong;

/**
 * ADD, OR, ADC, SBB, AND, SUB, XOR, CMP, TEST, INC, DEC, NOT, NEG. Without a LOCK prefix, what changes memory reads first and writes
 * later on the processor, too.
 */
final class ArithmeticEmulation {
    private static final int TEST = 0;
    private static final int NOT = 2;
    private static final int NEG = 3;

    /** INC and DEC leave the carry flag alone. */
    private static final long STEPPED = Flags.STATUS & ~Flags.CF;

    private final Execution execution;
    private final Instruction instruction;
    private final GeneralRegisters registers;

    ArithmeticEmulation(Execution execution) {
        this.execution = execution;
        this.instruction = execution.instruction();
        this.registers = execution.registers();
    }

    /** Opcodes below 40: the operation in bits 3 to 5, the form of the operands in bits 0 to 2. */
    boolean basic() {
        int operation = execution.opcode() >> 3;
        int bytes = execution.bytesByLowBit();
        return switch (execution.opcode() & 7) {
            case 0, 1 ->
                onOperand(
                        operation, bytes, execution.register(instruction.modRm().reg(), bytes));
            case 2, 3 -> onRegister(operation, bytes);
            case 4, 5 -> onAccumulator(operation, bytes);
            default -> false;
        };
    }

    /** Group 1. */
    boolean withImmediate() {
        return onOperand(instruction.modRm().group(), execution.bytesByLowBit(), instruction.immediate());
    }

    /** 84 and 85. */
    boolean testRegister() {
        int bytes = execution.bytesByLowBit();
        return test(bytes, execution.register(instruction.modRm().reg(), bytes));
    }

    /** A8 and A9. */
    boolean testAccumulator() {
        int bytes = execution.bytesByLowBit();
        setStatus(Arithmetic.logic(registers.get(GeneralRegisters.RAX, bytes) & instruction.immediate(), bytes));
        return true;
    }

    /** Group 3 without multiplication and division. */
    boolean unary() {
        int bytes = execution.bytesByLowBit();
        return switch (instruction.modRm().group()) {
            case TEST -> test(bytes, instruction.immediate());
            case NOT -> not(bytes);
            case NEG -> negate(bytes);
            default -> false;
        };
    }

    /** The first two members of groups 4 and 5. */
    boolean step() {
        int bytes = execution.bytesByLowBit();
        OptionalLong before = execution.load(bytes);
        if (before.isEmpty()) {
            return false;
        }
        var result = stepped(before.getAsLong(), bytes, instruction.modRm().group() != 0);
        return store(bytes, result, STEPPED);
    }

    /** 40 to 4F in 32-bit mode. */
    boolean stepOpcodeRegister() {
        int bytes = instruction.operandBytes();
        int register = execution.opcodeRegister();
        var result = stepped(execution.register(register, bytes), bytes, (execution.opcode() & 8) != 0);
        execution.setRegister(register, bytes, result.value());
        setFlags(STEPPED, result.flags());
        return true;
    }

    private static Arithmetic stepped(long before, int bytes, boolean down) {
        return down ? Arithmetic.subtract(before, 1, 0, bytes) : Arithmetic.add(before, 1, 0, bytes);
    }

    private boolean onOperand(int operation, int bytes, long second) {
        OptionalLong first = execution.load(bytes);
        if (first.isEmpty()) {
            return false;
        }
        var result = Arithmetic.of(operation, first.getAsLong(), second, registers.flags(), bytes);
        if (operation != Arithmetic.COMPARE) {
            return store(bytes, result, Flags.STATUS);
        }
        setStatus(result);
        return true;
    }

    private boolean onRegister(int operation, int bytes) {
        OptionalLong second = execution.load(bytes);
        if (second.isEmpty()) {
            return false;
        }
        int destination = instruction.modRm().reg();
        long first = execution.register(destination, bytes);
        var result = Arithmetic.of(operation, first, second.getAsLong(), registers.flags(), bytes);
        if (operation != Arithmetic.COMPARE) {
            execution.setRegister(destination, bytes, result.value());
        }
        setStatus(result);
        return true;
    }

    private boolean onAccumulator(int operation, int bytes) {
        long first = registers.get(GeneralRegisters.RAX, bytes);
        var result = Arithmetic.of(operation, first, instruction.immediate(), registers.flags(), bytes);
        if (operation != Arithmetic.COMPARE) {
            registers.set(GeneralRegisters.RAX, bytes, result.value());
        }
        setStatus(result);
        return true;
    }

    private boolean test(int bytes, long mask) {
        OptionalLong value = execution.load(bytes);
        value.ifPresent(v -> setStatus(Arithmetic.logic(v & mask, bytes)));
        return value.isPresent();
    }

    private boolean not(int bytes) {
        OptionalLong value = execution.load(bytes);
        return value.isPresent() && execution.store(bytes, ~value.getAsLong());
    }

    private boolean negate(int bytes) {
        OptionalLong value = execution.load(bytes);
        if (value.isEmpty()) {
            return false;
        }
        return store(bytes, Arithmetic.subtract(0, value.getAsLong(), 0, bytes), Flags.STATUS);
    }

    /** @return whether it is done, flags included */
    private boolean store(int bytes, Arithmetic result, long flags) {
        boolean done = execution.store(bytes, result.value());
        if (done) {
            setFlags(flags, result.flags());
        }
        return done;
    }

    private void setStatus(Arithmetic result) {
        setFlags(Flags.STATUS, result.flags());
    }

    private void setFlags(long which, long flags) {
        registers.setFlags(registers.flags() & ~which | flags & which);
    }
}
