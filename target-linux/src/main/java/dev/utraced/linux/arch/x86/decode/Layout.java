package dev.utraced.linux.arch.x86.decode;

/** What follows an opcode byte. Each has a letter in the tables of {@link OpcodeMap}. */
enum Layout {
    /** No opcode, or a prefix, or the first byte of a longer opcode. */
    INVALID('!', false),
    NOTHING('.', false),
    IMM8('b', false),
    IMM16('w', false),
    /** 2 or 4 bytes by operand size. */
    IMMZ('z', false),
    /** 2, 4 or 8 bytes by operand size. */
    IMMV('v', false),
    /** ENTER's: 2 bytes and 1. */
    IMM16_IMM8('e', false),
    /** An absolute address, as long as addresses are. */
    ADDRESS('o', false),
    /** An offset of 2 or 4 bytes by operand size and a 2-byte segment. */
    FAR_POINTER('p', false),
    /** A 1-byte displacement of a branch. */
    RELATIVE8('j', false),
    /** A 2-byte or 4-byte displacement of a branch. */
    RELATIVE('J', false),
    MODRM('m', true),
    /** ModRM whose mod field is not looked at: the operand is a register always. */
    MODRM_REGISTER('r', true),
    MODRM_IMM8('M', true),
    /** EXTRQ's and INSERTQ's: two bytes with a 66 or F2 prefix, none without. */
    MODRM_IMM8_IMM8('q', true),
    MODRM_IMMZ('Z', true),
    MODRM_IMM32('D', true),
    /** Group 3: an immediate byte in its first two members, TEST. */
    GROUP3_BYTE('g', true),
    /** Group 3: an immediate in its first two members, TEST. */
    GROUP3('G', true);

    private final char letter;
    private final boolean hasModRm;

    Layout(char letter, boolean hasModRm) {
        this.letter = letter;
        this.hasModRm = hasModRm;
    }

    boolean hasModRm() {
        return hasModRm;
    }

    static Layout of(char letter) {
        for (Layout layout : values()) {
            if (layout.letter == letter) {
                return layout;
            }
        }
        throw new IllegalArgumentException("no layout is written " + letter);
    }

    /** The length of the immediate, or of what else stands in its place, in bytes. */
    int immediateBytes(Sizes sizes, Prefixes prefixes, int regField) {
        int z = sizes.operandBytes() == 2 ? 2 : 4;
        return switch (this) {
            case INVALID, NOTHING, MODRM, MODRM_REGISTER -> 0;
            case IMM8, RELATIVE8, MODRM_IMM8 -> 1;
            case IMM16 -> 2;
            case IMM16_IMM8 -> 3;
            case IMMZ, MODRM_IMMZ -> z;
            case IMMV -> sizes.operandBytes();
            case ADDRESS -> sizes.addressBytes();
            case FAR_POINTER -> z + 2;
            case RELATIVE -> sizes.is64() ? 4 : z;
            case MODRM_IMM32 -> 4;
            case MODRM_IMM8_IMM8 -> prefixes.operandSize() || prefixes.repeat() == Prefixes.REPNE ? 2 : 0;
            case GROUP3_BYTE -> regField < 2 ? 1 : 0;
            case GROUP3 -> regField < 2 ? z : 0;
        };
    }
}
