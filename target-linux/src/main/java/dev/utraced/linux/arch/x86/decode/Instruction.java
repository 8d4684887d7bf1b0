package dev.utraced.linux.arch.x86.decode;

import java.util.HexFormat;

/** One machine instruction, cut into its parts. Places are counted in bytes from its first prefix. */
public final class Instruction {
    private final byte[] bytes;
    private final Sizes sizes;
    private final Prefixes prefixes;
    private final Extension extension;
    private final OpcodeMap map;
    private final int opcodeAt;
    private final ModRm modRm;

    Instruction(
            byte[] bytes,
            Sizes sizes,
            Prefixes prefixes,
            Extension extension,
            OpcodeMap map,
            int opcodeAt,
            ModRm modRm) {
        this.bytes = bytes;
        this.sizes = sizes;
        this.prefixes = prefixes;
        this.extension = extension;
        this.map = map;
        this.opcodeAt = opcodeAt;
        this.modRm = modRm;
    }

    public int lengthBytes() {
        return bytes.length;
    }

    /** A copy of its bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public boolean is64() {
        return sizes.is64();
    }

    public Prefixes prefixes() {
        return prefixes;
    }

    public Extension extension() {
        return extension;
    }

    public OpcodeMap map() {
        return map;
    }

    /** Whether this is an opcode of a legacy map. */
    public boolean is(OpcodeMap legacyMap, int opcode) {
        return map == legacyMap && opcode() == opcode && !extension.isVector();
    }

    /** The last opcode byte. */
    public int opcode() {
        return bytes[opcodeAt] & 0xff;
    }

    public ModRm modRm() {
        return modRm;
    }

    /** 2, 4 or 8: what the prefixes say; an opcode with operands of 1 byte, or with a width of its own, ignores it. */
    public int operandBytes() {
        return sizes.operandBytes();
    }

    /** 2, 4 or 8. */
    public int addressBytes() {
        return sizes.addressBytes();
    }

    /** The displacement in the memory operand, sign-extended and as it is written; 0: none. */
    public int displacement() {
        return (int) signed(modRm.displacementAt(), modRm.displacementBytes());
    }

    /** Where the immediate starts, or the relative displacement of a branch, or an absolute address. */
    public int immediateAt() {
        return modRm.endsAt();
    }

    public int immediateBytes() {
        return bytes.length - modRm.endsAt();
    }

    /** All that stands after opcode, ModRM and displacement, as one sign-extended little-endian number of at most 8 bytes. */
    public long immediate() {
        return signed(immediateAt(), immediateBytes());
    }

    private long signed(int at, int length) {
        long value = length == 0 || bytes[at + length - 1] >= 0 ? 0 : -1;
        for (int i = length - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }

    /** Its bytes in hex. */
    @Override
    public String toString() {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }
}
