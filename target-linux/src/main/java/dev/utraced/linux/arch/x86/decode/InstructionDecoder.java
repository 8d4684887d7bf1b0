package dev.utraced.linux.arch.x86.decode;

import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts one instruction off the front of some machine code.
 *
 * <p>It knows where instructions end, and not which of them a certain processor has: an opcode that is reserved for later comes out with
 * the length that its neighbours have. What it does not know at all (APX and its REX2 prefix, 16-bit code) is no instruction.
 */
public final class InstructionDecoder {
    /** The processor faults on a longer one. */
    public static final int LONGEST_BYTES = 15;

    /** As long as prefixes, opcode, ModRM, SIB, displacement and immediate could be if nobody counted. */
    private static final int ROOM = 48;

    private final boolean is64;

    /** @param is64 64-bit mode; else 32-bit mode */
    public InstructionDecoder(boolean is64) {
        this.is64 = is64;
    }

    /**
     * @param code the instruction's bytes and any number behind them
     * @return empty: no instruction, or cut short by the end of {@code code}
     */
    public Optional<Instruction> decode(byte[] code) {
        return decode(code, 0);
    }

    /** The instruction that starts at a place in {@code code}. */
    public Optional<Instruction> decode(byte[] code, int from) {
        int available = Math.min(LONGEST_BYTES, code.length - from);
        byte[] bytes = new byte[ROOM]; // zeros behind the end, so that nothing below has to look for it
        System.arraycopy(code, from, bytes, 0, available);

        Prefixes prefixes = Prefixes.scan(bytes, is64);
        Extension extension = Extension.parse(bytes, prefixes.lengthBytes(), is64);
        int at = prefixes.lengthBytes() + extension.lengthBytes();
        OpcodeMap map;
        if (extension.isVector()) {
            map = OpcodeMap.of(extension);
        } else {
            map = legacyMap(bytes, at);
            at += escapeBytes(map);
        }
        Layout layout = map.layout(bytes[at] & 0xff, is64);
        if (layout == Layout.INVALID) {
            return Optional.empty();
        }

        Sizes sizes = Sizes.of(is64, prefixes, extension);
        ModRm modRm = modRm(layout, bytes, at + 1, sizes, extension);
        int end = modRm.endsAt() + layout.immediateBytes(sizes, prefixes, modRm.group());
        if (end > available) {
            return Optional.empty();
        }
        return Optional.of(new Instruction(Arrays.copyOf(bytes, end), sizes, prefixes, extension, map, at, modRm));
    }

    private static OpcodeMap legacyMap(byte[] code, int at) {
        if (code[at] != 0x0f) {
            return OpcodeMap.PRIMARY;
        }
        return switch (code[at + 1]) {
            case 0x38 -> OpcodeMap.MAP_0F38;
            case 0x3a -> OpcodeMap.MAP_0F3A;
            default -> OpcodeMap.MAP_0F;
        };
    }

    private static int escapeBytes(OpcodeMap map) {
        return switch (map) {
            case MAP_0F -> 1;
            case MAP_0F38, MAP_0F3A -> 2;
            default -> 0;
        };
    }

    private static ModRm modRm(Layout layout, byte[] code, int at, Sizes sizes, Extension extension) {
        if (!layout.hasModRm()) {
            return ModRm.absent(at);
        }
        return layout == Layout.MODRM_REGISTER
                ? ModRm.register(code, at, extension)
                : ModRm.parse(code, at, sizes, extension);
    }
}
