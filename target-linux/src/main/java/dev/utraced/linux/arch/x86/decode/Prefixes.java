package dev.utraced.linux.arch.x86.decode;

/**
 * The legacy prefixes in front of an instruction; of F2 and F3 the last one counts.
 *
 * @param lengthBytes how many there are, ineffective REX prefixes included
 * @param repeat {@link #NO_REPEAT}, {@link #REPNE} or {@link #REP}
 */
public record Prefixes(
        int lengthBytes, boolean lock, int repeat, Segment segment, boolean operandSize, boolean addressSize) {
    public static final int NO_REPEAT = 0;
    public static final int REPNE = 0xf2;
    public static final int REP = 0xf3;

    /** Prefixes beyond this leave no room for an opcode. */
    private static final int MOST = 14;

    static Prefixes scan(byte[] code, boolean is64) {
        boolean lock = false;
        boolean operandSize = false;
        boolean addressSize = false;
        int repeat = NO_REPEAT;
        Segment segment = Segment.DEFAULT;
        int at = 0;
        while (at < MOST && isSkipped(code, at, is64)) {
            int prefix = code[at++] & 0xff;
            switch (prefix) {
                case 0xf0 -> lock = true;
                case REPNE, REP -> repeat = prefix;
                case 0x66 -> operandSize = true;
                case 0x67 -> addressSize = true;
                case 0x26 -> segment = Segment.ES;
                case 0x2e -> segment = Segment.CS;
                case 0x36 -> segment = Segment.SS;
                case 0x3e -> segment = Segment.DS;
                case 0x64 -> segment = Segment.FS;
                case 0x65 -> segment = Segment.GS;
                default -> {
                    // a REX prefix that another prefix follows: without effect
                }
            }
        }
        return new Prefixes(at, lock, repeat, segment, operandSize, addressSize);
    }

    /** A legacy prefix, or a REX prefix that is not the last prefix. */
    private static boolean isSkipped(byte[] code, int at, boolean is64) {
        return isLegacy(code[at]) || is64 && isRex(code[at]) && (isLegacy(code[at + 1]) || isRex(code[at + 1]));
    }

    private static boolean isLegacy(byte code) {
        return switch (code & 0xff) {
            case 0xf0, REPNE, REP, 0x66, 0x67, 0x26, 0x2e, 0x36, 0x3e, 0x64, 0x65 -> true;
            default -> false;
        };
    }

    static boolean isRex(byte code) {
        return (code & 0xf0) == 0x40;
    }
}
