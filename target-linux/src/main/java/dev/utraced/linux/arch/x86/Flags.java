package dev.utraced.linux.arch.x86;

/** The bits of EFLAGS, and what conditional instructions make of them. */
final class Flags {
    static final long CF = 1;
    static final long PF = 1 << 2;
    static final long AF = 1 << 4;
    static final long ZF = 1 << 6;
    static final long SF = 1 << 7;
    /** Trap: single-step. */
    static final long TF = 1 << 8;

    static final long DF = 1 << 10;
    static final long OF = 1 << 11;
    /** Privilege for input and output, two bits. */
    static final long IOPL = 3 << 12;

    /** Nested task. */
    static final long NT = 1 << 14;

    /** Resume: the next instruction does not hit a breakpoint in the debug registers. */
    static final long RF = 1 << 16;

    static final long VM = 1 << 17;
    /** Unaligned accesses fault. */
    static final long AC = 1 << 18;

    /** Can be changed where there is CPUID. */
    static final long ID = 1 << 21;

    /** Those that arithmetic sets. */
    static final long STATUS = CF | PF | AF | ZF | SF | OF;

    private Flags() {}

    /** @param condition the low four bits of the opcode of a conditional jump, move or set */
    static boolean isTrue(int condition, long flags) {
        boolean positive = switch (condition >> 1 & 7) {
            case 0 -> has(flags, OF);
            case 1 -> has(flags, CF);
            case 2 -> has(flags, ZF);
            case 3 -> has(flags, CF | ZF);
            case 4 -> has(flags, SF);
            case 5 -> has(flags, PF);
            case 6 -> isLess(flags);
            default -> has(flags, ZF) || isLess(flags);
        };
        boolean negated = (condition & 1) != 0;
        return positive != negated;
    }

    private static boolean isLess(long flags) {
        return has(flags, SF) != has(flags, OF);
    }

    /** Whether any of these bits is set. */
    static boolean has(long flags, long bits) {
        return (flags & bits) != 0;
    }
}
