package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.x86.decode.Instruction;
import dev.utraced.linux.arch.x86.decode.OpcodeMap;
import dev.utraced.linux.arch.x86.decode.Prefixes;
import dev.utraced.linux.arch.x86.decode.Segment;

/** Knows which instructions are emulated, and by whom. */
final class Emulator {
    private final Execution execution;
    private final Instruction instruction;
    /** A second stack, which only the processor can write, holds return addresses, too. */
    private final boolean hasShadowStack;

    Emulator(Execution execution, boolean hasShadowStack) {
        this.execution = execution;
        this.instruction = execution.instruction();
        this.hasShadowStack = hasShadowStack;
    }

    /** @return false: nothing has changed */
    boolean run() {
        if (hasUnusualPrefix() || hasUnusualAddress()) {
            return false;
        }
        return branch() || stayInLine();
    }

    private boolean hasUnusualPrefix() {
        return instruction.prefixes().lock() || instruction.extension().isVector();
    }

    private boolean hasUnusualAddress() {
        Segment segment = instruction.prefixes().segment();
        boolean segmentWithBase = segment == Segment.FS || segment == Segment.GS;
        return instruction.modRm().isMemory() && (segmentWithBase || instruction.addressBytes() == 2);
    }

    /** Repeat prefixes mean nothing in front of a branch, except in a transaction or to bounds checking. */
    private boolean branch() {
        if (hasNarrowOperand()) {
            return false;
        }
        var branches = new BranchEmulation(execution);
        return switch (instruction.map()) {
            case PRIMARY ->
                switch (instruction.opcode()) {
                    case 0xe9, 0xeb -> branches.jump();
                    case 0xe8 -> !hasShadowStack && branches.call();
                    case 0xc2, 0xc3 -> !hasShadowStack && branches.returnFromCall();
                    case 0xe0, 0xe1, 0xe2, 0xe3 -> branches.counted();
                    case 0xff -> !(hasShadowStack && instruction.modRm().group() == 2) && branches.indirect();
                    default -> instruction.opcode() >> 4 == 0x7 && branches.conditionalJump();
                };
            case MAP_0F -> instruction.opcode() >> 4 == 0x8 && branches.conditionalJump();
            default -> false;
        };
    }

    /** With a 66 prefix, stack words and branch targets are of 2 bytes, or not, by vendor. */
    private boolean hasNarrowOperand() {
        return instruction.prefixes().operandSize() && instruction.operandBytes() == 2;
    }

    private boolean stayInLine() {
        boolean done = isNop() || !isRepeated() && (stack() || data());
        if (done) {
            execution.registers().setPc(execution.next());
        }
        return done;
    }

    private boolean isRepeated() {
        return instruction.prefixes().repeat() != Prefixes.NO_REPEAT;
    }

    /** NOP, PAUSE, the long NOP, ENDBR32 and ENDBR64. */
    private boolean isNop() {
        if (instruction.is(OpcodeMap.PRIMARY, 0x90)) {
            return instruction.extension().b() == 0;
        }
        boolean endBranch = instruction.is(OpcodeMap.MAP_0F, 0x1e)
                && instruction.prefixes().repeat() == Prefixes.REP
                && instruction.modRm().isRegister()
                && instruction.modRm().group() == 7
                && (instruction.modRm().rm() & 6) == 2;
        return endBranch || instruction.is(OpcodeMap.MAP_0F, 0x1f) && !isRepeated();
    }

    private boolean stack() {
        if (instruction.map() != OpcodeMap.PRIMARY || hasNarrowOperand()) {
            return false;
        }
        var stack = new StackEmulation(execution);
        return switch (instruction.opcode()) {
            case 0x68, 0x6a -> stack.pushImmediate();
            case 0x9c -> stack.pushFlags();
            case 0x9d -> stack.popFlags();
            case 0xc9 -> stack.leave();
            default ->
                switch (instruction.opcode() >> 3) {
                    case 0x50 >> 3 -> stack.pushOpcodeRegister();
                    case 0x58 >> 3 -> stack.popOpcodeRegister();
                    default -> false;
                };
        };
    }

    private boolean data() {
        return switch (instruction.map()) {
            case PRIMARY -> primary();
            case MAP_0F -> twoByte();
            default -> false;
        };
    }

    private boolean primary() {
        var arithmetic = new ArithmeticEmulation(execution);
        return switch (instruction.opcode()) {
            case 0x80, 0x81, 0x82, 0x83 -> arithmetic.withImmediate();
            case 0x84, 0x85 -> arithmetic.testRegister();
            case 0xa8, 0xa9 -> arithmetic.testAccumulator();
            case 0xf6, 0xf7 -> arithmetic.unary();
            case 0xfe, 0xff -> instruction.modRm().group() < 2 && arithmetic.step();
            case 0x63, 0x88, 0x89, 0x8a, 0x8b, 0x8d, 0x98, 0x99, 0xc6, 0xc7 -> new MoveEmulation(execution).primary();
            default ->
                switch (instruction.opcode() >> 4) {
                    case 0x0, 0x1, 0x2, 0x3 -> arithmetic.basic();
                    case 0x4 -> arithmetic.stepOpcodeRegister();
                    case 0xb -> new MoveEmulation(execution).primary();
                    default -> false;
                };
        };
    }

    private boolean twoByte() {
        return switch (instruction.opcode()) {
            case 0xb6, 0xb7, 0xbe, 0xbf -> new MoveEmulation(execution).twoByte();
            default ->
                switch (instruction.opcode() >> 4) {
                    case 0x4, 0x9 -> new MoveEmulation(execution).twoByte();
                    default -> false;
                };
        };
    }
}
