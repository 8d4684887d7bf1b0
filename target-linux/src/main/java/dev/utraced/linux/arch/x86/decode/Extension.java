package dev.utraced.linux.arch.x86.decode;

/**
 * The prefix that widens an instruction's register numbers: REX, or VEX, XOP or EVEX, which also name its opcode map.
 *
 * @param at where it starts; meaningless for {@link Kind#NONE}
 * @param w the W bit: 64-bit operands, in most instructions
 * @param r what to add to the ModRM reg field: 0, 8, 16 or 24
 * @param x what to add to the SIB index field: 0 or 8
 * @param b what to add to the ModRM rm, SIB base or opcode register field: 0 or 8
 * @param v the register in the vvvv field, 0 to 31; -1 without such a field
 * @param map the opcode map that VEX, XOP or EVEX name, by its number there; -1 for the others
 * @param mandatory the legacy prefix that VEX, XOP or EVEX stand for: 0, 0x66, 0xf3 or 0xf2
 */
public record Extension(
        Kind kind, int at, int lengthBytes, boolean w, int r, int x, int b, int v, int map, int mandatory) {
    /** How it is written. */
    public enum Kind {
        NONE,
        REX,
        VEX2,
        VEX3,
        XOP,
        EVEX
    }

    private static final int[] MANDATORY = {0, 0x66, 0xf3, 0xf2};
    private static final int MAP_0F = 1;
    /** XOP's maps start here; a smaller number after 8F is the ModRM byte of a POP. */
    private static final int FIRST_XOP_MAP = 8;

    public boolean isVector() {
        return kind != Kind.NONE && kind != Kind.REX;
    }

    /** Reads the prefix that may stand at a place; {@code code} goes on for 4 bytes from there at least. */
    static Extension parse(byte[] code, int at, boolean is64) {
        int second = code[at + 1] & 0xff;
        // in 32-bit mode a ModRM byte follows LES, LDS and BOUND, and it names memory
        boolean vector = is64 || second >= 0xc0;
        return switch (code[at] & 0xff) {
            case 0xc5 -> vector ? vex2(at, second) : none(at);
            case 0xc4 -> vector ? threeBytes(Kind.VEX3, code, at, is64) : none(at);
            case 0x8f -> (second & 0x1f) >= FIRST_XOP_MAP ? threeBytes(Kind.XOP, code, at, is64) : none(at);
            case 0x62 -> vector ? evex(code, at, is64) : none(at);
            default -> is64 && Prefixes.isRex(code[at]) ? rex(at, code[at]) : none(at);
        };
    }

    private static Extension none(int at) {
        return new Extension(Kind.NONE, at, 0, false, 0, 0, 0, -1, -1, 0);
    }

    private static Extension rex(int at, int rex) {
        return new Extension(Kind.REX, at, 1, bit(rex, 3), plus8(rex, 2), plus8(rex, 1), plus8(rex, 0), -1, -1, 0);
    }

    private static Extension vex2(int at, int second) {
        return new Extension(
                Kind.VEX2, at, 2, false, plus8(~second, 7), 0, 0, ~second >> 3 & 15, MAP_0F, MANDATORY[second & 3]);
    }

    private static Extension threeBytes(Kind kind, byte[] code, int at, boolean is64) {
        int second = code[at + 1];
        int third = code[at + 2];
        int widening = is64 ? ~second : 0;
        return new Extension(
                kind,
                at,
                3,
                bit(third, 7),
                plus8(widening, 7),
                plus8(widening, 6),
                plus8(widening, 5),
                ~third >> 3 & (is64 ? 15 : 7),
                second & 0x1f,
                MANDATORY[third & 3]);
    }

    private static Extension evex(byte[] code, int at, boolean is64) {
        int second = code[at + 1];
        int third = code[at + 2];
        int fourth = code[at + 3];
        int widening = is64 ? ~second : 0;
        return new Extension(
                Kind.EVEX,
                at,
                4,
                bit(third, 7),
                plus8(widening, 7) + 2 * plus8(widening, 4),
                plus8(widening, 6),
                plus8(widening, 5),
                (~third >> 3 & (is64 ? 15 : 7)) + (is64 ? 2 * plus8(~fourth, 3) : 0),
                second & 7,
                MANDATORY[third & 3]);
    }

    private static boolean bit(int value, int number) {
        return (value >> number & 1) != 0;
    }

    private static int plus8(int value, int number) {
        return bit(value, number) ? 8 : 0;
    }
}
