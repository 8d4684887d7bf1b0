package dev.utraced.agent;

/** Arithmetic on 64-bit values as the bytecodes define it. */
final class Arithmetic {
    private Arithmetic() {}

    static long binary(Opcode opcode, long a, long b) {
        return switch (opcode) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV_SIGNED -> a / divisor(b);
            case DIV_UNSIGNED -> Long.divideUnsigned(a, divisor(b));
            case REM_SIGNED -> a % divisor(b);
            case REM_UNSIGNED -> Long.remainderUnsigned(a, divisor(b));
            case LSH -> isWidthOrMore(b) ? 0 : a << b;
            case RSH_SIGNED -> a >> (isWidthOrMore(b) ? Long.SIZE - 1 : b);
            case RSH_UNSIGNED -> isWidthOrMore(b) ? 0 : a >>> b;
            case BIT_AND -> a & b;
            case BIT_OR -> a | b;
            case BIT_XOR -> a ^ b;
            case EQUAL -> a == b ? 1 : 0;
            case LESS_SIGNED -> a < b ? 1 : 0;
            case LESS_UNSIGNED -> Long.compareUnsigned(a, b) < 0 ? 1 : 0;
            default -> throw new IllegalStateException("bytecode " + opcode);
        };
    }

    static long signExtend(long value, int bits) {
        int unused = Math.max(0, Long.SIZE - bits);
        return bits == 0 ? 0 : value << unused >> unused;
    }

    static long zeroExtend(long value, int bits) {
        int unused = Math.max(0, Long.SIZE - bits);
        return bits == 0 ? 0 : value << unused >>> unused;
    }

    private static long divisor(long value) {
        if (value == 0) {
            throw new AgentException("division by zero");
        }
        return value;
    }

    private static boolean isWidthOrMore(long bits) {
        return Long.compareUnsigned(bits, Long.SIZE) >= 0;
    }
}
