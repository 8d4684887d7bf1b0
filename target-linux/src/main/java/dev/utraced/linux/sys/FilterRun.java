package dev.utraced.linux.sys;

import java.util.List;
import java.util.OptionalInt;

/**
 * One run of a filter over a system call, as the kernel does it ({@code seccomp_check_filter} in kernel/seccomp.c has what filters are made
 * of). It comes to an end: all jumps lead forward.
 */
final class FilterRun {
    /** SECCOMP_RET_KILL_THREAD; what the kernel, too, takes for the answer of a program that goes wrong. */
    private static final int KILL = 0;

    private static final int CELLS = 16;
    private static final int CLASS = 0x07;
    private static final int OPERATION = 0xf0;
    private static final int BY_INDEX = 0x08;
    private static final int CODES = 0xff;

    // Of linux/bpf_common.h: classes,
    private static final int LD = 0x00;
    private static final int LDX = 0x01;
    private static final int ST = 0x02;
    private static final int STX = 0x03;
    private static final int ALU = 0x04;
    private static final int JMP = 0x05;
    private static final int RET = 0x06;
    private static final int MISC = 0x07;
    // what they load,
    private static final int IMM = 0x00;
    private static final int ABS = 0x20;
    private static final int MEM = 0x60;
    private static final int LEN = 0x80;
    // and what they return or move.
    private static final int RET_ACCUMULATOR = 0x10;
    private static final int TAX = 0x00;
    private static final int TXA = 0x80;

    private final List<FilterInstruction> program;
    private final SeccompData call;
    private final int[] cells = new int[CELLS];
    private int accumulator;
    private int index;
    private int next;
    private int answer = KILL;

    FilterRun(List<FilterInstruction> program, SeccompData call) {
        this.program = program;
        this.call = call;
    }

    /** SECCOMP_RET_..., with its data; to be killed where the program does what is not known here. */
    int answer() {
        while (next < program.size()) {
            FilterInstruction instruction = program.get(next);
            next++;
            carryOut(instruction);
        }
        return answer;
    }

    private void end(int result) {
        answer = result;
        next = program.size();
    }

    private void carryOut(FilterInstruction instruction) {
        int code = instruction.code();
        switch (code > CODES ? -1 : code & CLASS) {
            case LD ->
                (code == ABS ? call.word(instruction.operand()) : loaded(instruction))
                        .ifPresentOrElse(value -> accumulator = value, () -> end(KILL));
            case LDX -> loaded(instruction).ifPresentOrElse(value -> index = value, () -> end(KILL));
            case ST -> store(code == ST, instruction, accumulator);
            case STX -> store(code == STX, instruction, index);
            case ALU -> compute(instruction);
            case JMP -> jump(instruction);
            case RET -> leave(instruction);
            case MISC -> move(code & ~CLASS);
            default -> end(KILL);
        }
    }

    /** What both registers can be loaded from. */
    private OptionalInt loaded(FilterInstruction instruction) {
        int operand = instruction.operand();
        return switch (instruction.code() & ~CLASS) {
            case IMM -> OptionalInt.of(operand);
            case MEM -> isCell(operand) ? OptionalInt.of(cells[operand]) : OptionalInt.empty();
            case LEN -> OptionalInt.of(SeccompData.BYTES);
            default -> OptionalInt.empty();
        };
    }

    private static boolean isCell(int operand) {
        return operand >= 0 && operand < CELLS;
    }

    private void store(boolean isKnown, FilterInstruction instruction, int value) {
        if (isKnown && isCell(instruction.operand())) {
            cells[instruction.operand()] = value;
        } else {
            end(KILL);
        }
    }

    private int other(FilterInstruction instruction) {
        return (instruction.code() & BY_INDEX) == 0 ? instruction.operand() : index;
    }

    private void compute(FilterInstruction instruction) {
        FilterArithmetic.compute(instruction.code() & OPERATION, accumulator, other(instruction))
                .ifPresentOrElse(value -> accumulator = value, () -> end(KILL));
    }

    private void jump(FilterInstruction instruction) {
        int operation = instruction.code() & OPERATION;
        if (operation == FilterArithmetic.ALWAYS) {
            leaveOut(instruction.operand());
        } else {
            FilterArithmetic.compare(operation, accumulator, other(instruction))
                    .ifPresentOrElse(
                            holds -> leaveOut(holds ? instruction.whenTrue() : instruction.whenFalse()),
                            () -> end(KILL));
        }
    }

    /** @param count unsigned */
    private void leaveOut(int count) {
        if (Integer.compareUnsigned(count, program.size() - next) < 0) {
            next += count;
        } else {
            end(KILL);
        }
    }

    private void leave(FilterInstruction instruction) {
        switch (instruction.code() & ~CLASS) {
            case IMM -> end(instruction.operand());
            case RET_ACCUMULATOR -> end(accumulator);
            default -> end(KILL);
        }
    }

    private void move(int operation) {
        switch (operation) {
            case TAX -> index = accumulator;
            case TXA -> accumulator = index;
            default -> end(KILL);
        }
    }
}
