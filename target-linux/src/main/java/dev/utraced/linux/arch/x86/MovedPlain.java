package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.InferiorMemory;
import dev.utraced.linux.arch.x86.decode.Instruction;
import java.nio.ByteBuffer;
import java.util.Optional;

/** An instruction that does the same everywhere, save for memory that it names relative to itself. */
sealed class MovedPlain extends Moved permits MovedCall {
    /** The address of the last x87 instruction, in what FXSAVE and XSAVE store. */
    private static final int X87_INSTRUCTION_POINTER = 8;

    private final Optional<BorrowedRegister> base;

    MovedPlain(Origin origin) {
        this(origin, BorrowedRegister.asBaseOf(origin));
    }

    private MovedPlain(Origin origin, Optional<BorrowedRegister> base) {
        super(
                origin,
                base.map(BorrowedRegister::code)
                        .orElseGet(() -> origin.instruction().bytes()));
        this.base = base;
    }

    @Override
    final void prepare(GeneralRegisters registers) {
        base.ifPresent(register -> register.lend(registers));
    }

    @Override
    final void tidy(GeneralRegisters registers) {
        base.ifPresent(register -> register.giveBack(registers));
    }

    /** FNSTENV shows where the last x87 instruction was; position-independent code of old finds its own address so. */
    @Override
    final void landed(GeneralRegisters registers, long slot, InferiorMemory memory) {
        if (!isX87(origin().instruction())) {
            return;
        }
        ByteBuffer extended = registers.bank().extended();
        long instructionPointer = extended.getLong(X87_INSTRUCTION_POINTER);
        if (instructionPointer == slot) {
            extended.putLong(X87_INSTRUCTION_POINTER, origin().address());
            registers.bank().touchExtended();
        }
    }

    private static boolean isX87(Instruction instruction) {
        return switch (instruction.map()) {
            case PRIMARY -> instruction.opcode() >> 3 == 0xd8 >> 3;
            default -> false;
        };
    }
}
