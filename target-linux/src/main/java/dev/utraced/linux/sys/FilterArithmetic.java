package dev.utraced.linux.sys;

import java.util.Optional;
import java.util.OptionalInt;

/** What filters do with two numbers of 32 bits without a sign; operations as in linux/bpf_common.h. */
final class FilterArithmetic {
    /** The jump without a condition. */
    static final int ALWAYS = 0x00;

    private static final int ADD = 0x00;
    private static final int SUB = 0x10;
    private static final int MUL = 0x20;
    private static final int DIV = 0x30;
    private static final int OR = 0x40;
    private static final int AND = 0x50;
    private static final int LSH = 0x60;
    private static final int RSH = 0x70;
    private static final int NEG = 0x80;
    private static final int XOR = 0xa0;

    private static final int JEQ = 0x10;
    private static final int JGT = 0x20;
    private static final int JGE = 0x30;
    private static final int JSET = 0x40;

    private FilterArithmetic() {}

    /** Empty: a division by zero, a shift by more bits than there are, or an operation that filters do not have. */
    static OptionalInt compute(int operation, int left, int right) {
        return switch (operation) {
            case ADD -> OptionalInt.of(left + right);
            case SUB -> OptionalInt.of(left - right);
            case MUL -> OptionalInt.of(left * right);
            case DIV -> right == 0 ? OptionalInt.empty() : OptionalInt.of(Integer.divideUnsigned(left, right));
            case OR -> OptionalInt.of(left | right);
            case AND -> OptionalInt.of(left & right);
            case LSH -> isShift(right) ? OptionalInt.of(left << right) : OptionalInt.empty();
            case RSH -> isShift(right) ? OptionalInt.of(left >>> right) : OptionalInt.empty();
            case NEG -> OptionalInt.of(-left);
            case XOR -> OptionalInt.of(left ^ right);
            default -> OptionalInt.empty();
        };
    }

    private static boolean isShift(int bits) {
        return bits >= 0 && bits < Integer.SIZE;
    }

    /** Empty: a comparison that filters do not have. */
    static Optional<Boolean> compare(int operation, int left, int right) {
        return switch (operation) {
            case JEQ -> Optional.of(left == right);
            case JGT -> Optional.of(Integer.compareUnsigned(left, right) > 0);
            case JGE -> Optional.of(Integer.compareUnsigned(left, right) >= 0);
            case JSET -> Optional.of((left & right) != 0);
            default -> Optional.empty();
        };
    }
}
