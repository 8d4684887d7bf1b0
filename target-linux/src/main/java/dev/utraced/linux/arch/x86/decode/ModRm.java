package dev.utraced.linux.arch.x86.decode;

/**
 * The ModRM byte with what belongs to it: SIB byte and displacement. Register numbers are widened by the instruction's {@link Extension}.
 *
 * @param at where it is; -1: the instruction has none
 * @param reg the register, or the opcode extension, in the reg field
 * @param rm the register operand; only when {@link #isRegister()}
 * @param base the register that the address starts from; {@link #NO_REGISTER}, or none with 16-bit addresses
 * @param index the register that is scaled; {@link #NO_REGISTER}: none, and none with 16-bit addresses
 * @param scale 1, 2, 4 or 8
 * @param displacementBytes 0, 1, 2 or 4
 * @param ripRelative the address is the displacement from the next instruction
 * @param endsAt the place after the last byte of it all
 */
public record ModRm(
        int at,
        int mod,
        int reg,
        int rm,
        int base,
        int index,
        int scale,
        int displacementAt,
        int displacementBytes,
        boolean ripRelative,
        int endsAt) {
    public static final int NO_REGISTER = -1;

    private static final int SIB_FOLLOWS = 4;
    private static final int NO_BASE = 5;
    private static final int NO_INDEX = 4;
    private static final int DISPLACEMENT_ONLY_16 = 6;

    /** Whether the operand is a register and not memory. */
    public boolean isRegister() {
        return at >= 0 && mod == 3;
    }

    public boolean isMemory() {
        return at >= 0 && mod != 3;
    }

    /** The reg field without its extension, as it selects a member of an opcode group. */
    public int group() {
        return reg & 7;
    }

    static ModRm absent(int endsAt) {
        return new ModRm(-1, 0, 0, 0, NO_REGISTER, NO_REGISTER, 1, endsAt, 0, false, endsAt);
    }

    static ModRm parse(byte[] code, int at, Sizes sizes, Extension extension) {
        int mod = code[at] >> 6 & 3;
        if (mod == 3) {
            return register(code, at, extension);
        }
        return sizes.addressBytes() == 2 ? memory16(code, at, extension) : memory(code, at, sizes, extension);
    }

    /** Only registers, whatever the mod field says. */
    static ModRm register(byte[] code, int at, Extension extension) {
        int reg = (code[at] >> 3 & 7) + extension.r();
        int rm = (code[at] & 7) + extension.b();
        return new ModRm(at, 3, reg, rm, NO_REGISTER, NO_REGISTER, 1, at + 1, 0, false, at + 1);
    }

    private static ModRm memory16(byte[] code, int at, Extension extension) {
        int mod = code[at] >> 6 & 3;
        int reg = (code[at] >> 3 & 7) + extension.r();
        boolean displacementOnly = mod == 0 && (code[at] & 7) == DISPLACEMENT_ONLY_16;
        int length = displacementOnly ? 2 : mod;
        return new ModRm(at, mod, reg, 0, NO_REGISTER, NO_REGISTER, 1, at + 1, length, false, at + 1 + length);
    }

    private static ModRm memory(byte[] code, int at, Sizes sizes, Extension extension) {
        int mod = code[at] >> 6 & 3;
        int reg = (code[at] >> 3 & 7) + extension.r();
        boolean hasSib = (code[at] & 7) == SIB_FOLLOWS;
        int sib = hasSib ? code[at + 1] : 0;
        int baseField = (hasSib ? sib : code[at]) & 7;
        boolean noBase = mod == 0 && baseField == NO_BASE;
        int index = (sib >> 3 & 7) + extension.x();
        int displacementAt = at + (hasSib ? 2 : 1);
        int length = noBase || mod == 2 ? 4 : mod;
        return new ModRm(
                at,
                mod,
                reg,
                0,
                noBase ? NO_REGISTER : baseField + extension.b(),
                hasSib && index != NO_INDEX ? index : NO_REGISTER,
                1 << (sib >> 6 & 3),
                displacementAt,
                length,
                noBase && !hasSib && sizes.is64(),
                displacementAt + length);
    }
}
