package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.x86.decode.Instruction;
import java.util.OptionalLong;

/** Near branches: they set the PC themselves. A target that the processor would fault on is left to it. */
final class BranchEmulation {
    private static final int CALL = 2;
    private static final int JUMP = 4;

    private final Execution execution;
    private final Instruction instruction;
    private final GeneralRegisters registers;

    BranchEmulation(Execution execution) {
        this.execution = execution;
        this.instruction = execution.instruction();
        this.registers = execution.registers();
    }

    boolean jump() {
        return execution.jump(relativeTarget());
    }

    boolean conditionalJump() {
        boolean taken = Flags.isTrue(execution.opcode() & 15, registers.flags());
        return execution.jump(taken ? relativeTarget() : execution.next());
    }

    boolean call() {
        return callTo(relativeTarget());
    }

    /** E0 to E3: LOOPNE, LOOPE, LOOP and JCXZ; the counter is as wide as addresses are. */
    boolean counted() {
        int bytes = instruction.addressBytes();
        long count = registers.get(GeneralRegisters.RCX, bytes);
        if (execution.opcode() == 0xe3) {
            return execution.jump(count == 0 ? relativeTarget() : execution.next());
        }
        long left = count - 1 & Width.mask(bytes);
        if (!execution.jump(left != 0 && loopCondition() ? relativeTarget() : execution.next())) {
            return false;
        }
        registers.set(GeneralRegisters.RCX, bytes, left);
        return true;
    }

    private boolean loopCondition() {
        boolean zero = Flags.has(registers.flags(), Flags.ZF);
        return switch (execution.opcode()) {
            case 0xe0 -> !zero;
            case 0xe1 -> zero;
            default -> true;
        };
    }

    /** Group 5: a call or a jump. */
    boolean indirect() {
        int member = instruction.modRm().group();
        if (member != CALL && member != JUMP) {
            return false;
        }
        OptionalLong target = execution.load(execution.wordBytes());
        if (target.isEmpty()) {
            return false;
        }
        return member == CALL ? callTo(target.getAsLong()) : execution.jump(target.getAsLong());
    }

    /** C3, and C2 with the number of bytes of arguments to drop. */
    boolean returnFromCall() {
        OptionalLong target = execution.top();
        if (target.isEmpty() || !execution.jump(target.getAsLong())) {
            return false;
        }
        long arguments = execution.opcode() == 0xc2 ? instruction.immediate() & 0xffff : 0;
        execution.drop(execution.wordBytes() + arguments);
        return true;
    }

    private boolean callTo(long target) {
        return execution.isUserAddress(target) && execution.push(execution.next()) && execution.jump(target);
    }

    private long relativeTarget() {
        return execution.next() + instruction.immediate() & Width.mask(execution.wordBytes());
    }
}
