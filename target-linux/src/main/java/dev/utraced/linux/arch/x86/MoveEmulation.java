package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.x86.decode.Instruction;
import java.util.OptionalLong;

/** Instructions that copy: MOV, LEA, MOVZX, MOVSX, CMOVcc, SETcc, CBW and CWD with their wider forms. They leave the flags alone. */
final class MoveEmulation {
    private final Execution execution;
    private final Instruction instruction;
    private final GeneralRegisters registers;

    MoveEmulation(Execution execution) {
        this.execution = execution;
        this.instruction = execution.instruction();
        this.registers = execution.registers();
    }

    boolean primary() {
        return switch (execution.opcode()) {
            case 0x63 -> signExtendDoubleword();
            case 0x88, 0x89 -> fromRegister(execution.bytesByLowBit());
            case 0x8a, 0x8b -> toRegister(execution.bytesByLowBit());
            case 0x8d -> loadEffectiveAddress();
            case 0x98 -> widenAccumulator();
            case 0x99 -> spreadSign();
            case 0xc6, 0xc7 -> fromImmediate(execution.bytesByLowBit());
            default -> immediateToOpcodeRegister();
        };
    }

    boolean twoByte() {
        int opcode = execution.opcode();
        return switch (opcode >> 4) {
            case 0x4 -> conditionalMove(opcode & 15);
            case 0x9 -> execution.store(1, Flags.isTrue(opcode & 15, registers.flags()) ? 1 : 0);
            default -> extend();
        };
    }

    private boolean fromRegister(int bytes) {
        return execution.store(bytes, execution.register(instruction.modRm().reg(), bytes));
    }

    private boolean toRegister(int bytes) {
        OptionalLong value = execution.load(bytes);
        value.ifPresent(v -> execution.setRegister(instruction.modRm().reg(), bytes, v));
        return value.isPresent();
    }

    /** Group 11; its other members end transactions. */
    private boolean fromImmediate(int bytes) {
        return instruction.modRm().group() == 0 && execution.store(bytes, instruction.immediate());
    }

    /** B0 to BF. */
    private boolean immediateToOpcodeRegister() {
        int bytes = execution.opcode() < 0xb8 ? 1 : instruction.operandBytes();
        execution.setRegister(execution.opcodeRegister(), bytes, instruction.immediate());
        return true;
    }

    private boolean loadEffectiveAddress() {
        if (instruction.modRm().isRegister()) {
            return false;
        }
        registers.set(instruction.modRm().reg(), instruction.operandBytes(), execution.address());
        return true;
    }

    /** MOVSXD; with a 66 prefix processors differ. In 32-bit mode the opcode is ARPL's. */
    private boolean signExtendDoubleword() {
        return execution.is64() && instruction.operandBytes() != 2 && extendInto(4, true);
    }

    /** MOVZX B6 and B7, MOVSX BE and BF. */
    private boolean extend() {
        int opcode = execution.opcode();
        return extendInto((opcode & 1) == 0 ? 1 : 2, (opcode & 8) != 0);
    }

    private boolean extendInto(int sourceBytes, boolean signed) {
        OptionalLong value = execution.load(sourceBytes);
        value.ifPresent(v -> registers.set(
                instruction.modRm().reg(), instruction.operandBytes(), signed ? Width.signExtend(v, sourceBytes) : v));
        return value.isPresent();
    }

    /** Even when the condition is false, memory is read and the upper half of a 32-bit destination is cleared. */
    private boolean conditionalMove(int condition) {
        int bytes = instruction.operandBytes();
        int destination = instruction.modRm().reg();
        OptionalLong value = execution.load(bytes);
        value.ifPresent(v -> {
            boolean moves = Flags.isTrue(condition, registers.flags());
            registers.set(destination, bytes, moves ? v : registers.get(destination, bytes));
        });
        return value.isPresent();
    }

    /** CBW, CWDE, CDQE. */
    private boolean widenAccumulator() {
        int bytes = instruction.operandBytes();
        long half = registers.get(GeneralRegisters.RAX, bytes / 2);
        registers.set(GeneralRegisters.RAX, bytes, Width.signExtend(half, bytes / 2));
        return true;
    }

    /** CWD, CDQ, CQO. */
    private boolean spreadSign() {
        int bytes = instruction.operandBytes();
        boolean negative = Width.isNegative(registers.get(GeneralRegisters.RAX), bytes);
        registers.set(GeneralRegisters.RDX, bytes, negative ? -1 : 0);
        return true;
    }
}
