package dev.utraced.linux.arch.x86;

/**
 * What the processor's adder and logic make of two numbers of 1, 2, 4 or 8 bytes.
 *
 * @param value the result; what is above its width is not zero
 * @param flags {@link Flags#STATUS}, the other bits are zero
 */
record Arithmetic(long value, long flags) {
    /** The operations in the order in which opcodes number them. */
    static Arithmetic of(int operation, long a, long b, long flags, int bytes) {
        long carry = flags & Flags.CF;
        return switch (operation) {
            case 0 -> add(a, b, 0, bytes);
            case 1 -> logic(a | b, bytes);
            case 2 -> add(a, b, carry, bytes);
            case 3 -> subtract(a, b, carry, bytes);
            case 4 -> logic(a & b, bytes);
            case 5, COMPARE -> subtract(a, b, 0, bytes);
            case 6 -> logic(a ^ b, bytes);
            default -> throw new IllegalArgumentException("operation " + operation + " (expected: 0 to 7)");
        };
    }

    /** The operation that is a subtraction without a result. */
    static final int COMPARE = 7;

    static Arithmetic add(long a, long b, long carry, int bytes) {
        long sum = a + b + carry;
        long carries = a & b | (a | b) & ~sum;
        long overflow = (a ^ sum) & (b ^ sum);
        return new Arithmetic(sum, status(sum, carries, overflow, a ^ b ^ sum, bytes));
    }

    static Arithmetic subtract(long a, long b, long borrow, int bytes) {
        long difference = a - b - borrow;
        long borrows = ~a & b | (~a | b) & difference;
        long overflow = (a ^ b) & (a ^ difference);
        return new Arithmetic(difference, status(difference, borrows, overflow, a ^ b ^ difference, bytes));
    }

    /** Clears CF and OF; AF is undefined by the manuals, and processors clear it. */
    static Arithmetic logic(long result, int bytes) {
        return new Arithmetic(result, status(result, 0, 0, 0, bytes));
    }

    private static long status(long result, long carries, long overflow, long halfCarry, int bytes) {
        boolean evenParity = (Long.bitCount(result & 0xff) & 1) == 0;
        return (Width.isNegative(carries, bytes) ? Flags.CF : 0)
                | (evenParity ? Flags.PF : 0)
                | halfCarry & Flags.AF
                | ((result & Width.mask(bytes)) == 0 ? Flags.ZF : 0)
                | (Width.isNegative(result, bytes) ? Flags.SF : 0)
                | (Width.isNegative(overflow, bytes) ? Flags.OF : 0);
    }
}
