package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.MovedInstruction;
import dev.utraced.linux.arch.SyscallRegisters;
import dev.utraced.linux.arch.x86.decode.Instruction;
import dev.utraced.linux.arch.x86.decode.OpcodeMap;
import java.util.Optional;

/** Knows how each instruction is moved, and which ones cannot be. */
final class Displacer {
    /** MOV into the segment register SS and POP SS put the trap off until the instruction behind them. */
    private static final int SS = 2;

    /** ENCLU's ModRM byte; entering an enclave leaves the address of the next instruction inside it. */
    private static final int ENCLU = 0xd7;

    private static final int SYSTEM_CALL_VECTOR = 0x80;

    private final X86Word word;
    private final SyscallRegisters syscalls;
    private final boolean hasShadowStack;

    Displacer(X86Word word, SyscallRegisters syscalls, boolean hasShadowStack) {
        this.word = word;
        this.syscalls = syscalls;
        this.hasShadowStack = hasShadowStack;
    }

    Optional<MovedInstruction> displace(Instruction instruction, long address) {
        if (mustStay(instruction)) {
            return Optional.empty();
        }
        return Optional.of(moved(instruction, new Origin(instruction, word.unsigned(address), word, syscalls)));
    }

    private static MovedInstruction moved(Instruction instruction, Origin origin) {
        if (isRelativeBranch(instruction)) {
            return new MovedBranch(origin);
        }
        if (isSystemCall(instruction)) {
            return new MovedSystemCall(origin);
        }
        if (instruction.is(OpcodeMap.PRIMARY, 0x9c)) {
            return new MovedPushFlags(origin);
        }
        return isIndirect(instruction, 2) ? new MovedCall(origin) : new MovedPlain(origin);
    }

    private boolean mustStay(Instruction instruction) {
        if (instruction.extension().isVector()) {
            return false;
        }
        return switch (instruction.map()) {
            case PRIMARY -> primaryMustStay(instruction);
            case MAP_0F ->
                switch (instruction.opcode()) {
                    case 0x00 -> instruction.modRm().group() < 2; // SLDT, STR
                    case 0x01 -> isEnclave(instruction) || isTableStore(instruction);
                    case 0x34 -> instruction.is64(); // SYSENTER would come back to 32-bit code
                    default -> isNarrowBranch(instruction);
                };
            default -> false;
        };
    }

    private boolean primaryMustStay(Instruction instruction) {
        return switch (instruction.opcode()) {
            case 0x17 -> true;
            case 0x8e -> instruction.modRm().group() == SS;
            case 0xfa, 0xfb -> true; // CLI, STI: the kernel does them for programs that may
            case 0x9a, 0xea, 0xca, 0xcb, 0xcf -> true; // far, and back from interrupts: another code segment
            case 0xc6, 0xc7 -> isTransactionStart(instruction);
            case 0xe8 -> hasShadowStack || isNarrowBranch(instruction);
            case 0xff -> isFar(instruction) || isIndirect(instruction, 2) && (hasShadowStack || isNarrow(instruction));
            default -> isNarrowBranch(instruction);
        };
    }

    private static boolean isFar(Instruction instruction) {
        return isIndirect(instruction, 3) || isIndirect(instruction, 5);
    }

    /** XBEGIN: where a transaction goes on when it fails is relative. */
    private static boolean isTransactionStart(Instruction instruction) {
        return instruction.opcode() == 0xc7 && instruction.modRm().group() == 7;
    }

    private static boolean isEnclave(Instruction instruction) {
        return (instruction.bytes()[instruction.modRm().at()] & 0xff) == ENCLU;
    }

    /**
     * SGDT, SIDT, SMSW: like SLDT and STR, the processor refuses them and the kernel does them (arch/x86/kernel/umip.c). That is no step:
     * the thread executes one instruction more.
     */
    private static boolean isTableStore(Instruction instruction) {
        return switch (instruction.modRm().group()) {
            case 0, 1 -> instruction.modRm().isMemory();
            case 4 -> true;
            default -> false;
        };
    }

    /** A branch with a 66 prefix: a 16-bit target for some processors, and none for others. */
    private static boolean isNarrowBranch(Instruction instruction) {
        return isRelativeBranch(instruction) && isNarrow(instruction);
    }

    private static boolean isNarrow(Instruction instruction) {
        return instruction.operandBytes() == 2;
    }

    private static boolean isRelativeBranch(Instruction instruction) {
        return switch (instruction.map()) {
            case PRIMARY ->
                switch (instruction.opcode()) {
                    case 0xe0, 0xe1, 0xe2, 0xe3, 0xe8, 0xe9, 0xeb -> true;
                    default -> instruction.opcode() >> 4 == 0x7;
                };
            case MAP_0F -> instruction.opcode() >> 4 == 0x8;
            default -> false;
        };
    }

    /** A member of group 5. */
    private static boolean isIndirect(Instruction instruction, int member) {
        return instruction.is(OpcodeMap.PRIMARY, 0xff) && instruction.modRm().group() == member;
    }

    /** Those that come back to the next instruction; SYSENTER, and SYSCALL in 32-bit code, come back into the vDSO. */
    static boolean isSystemCall(Instruction instruction) {
        return instruction.is64() && instruction.is(OpcodeMap.MAP_0F, 0x05)
                || instruction.is(OpcodeMap.PRIMARY, 0xcd) && (instruction.immediate() & 0xff) == SYSTEM_CALL_VECTOR;
    }
}
