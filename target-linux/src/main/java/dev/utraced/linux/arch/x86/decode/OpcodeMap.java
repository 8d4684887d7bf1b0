package dev.utraced.linux.arch.x86.decode;

/** A table of 256 opcodes. */
public enum OpcodeMap {
    /** The one-byte opcodes. */
    PRIMARY("""
            mmmmbz..mmmmbz.!\
            mmmmbz..mmmmbz..\
            mmmmbz!.mmmmbz!.\
            mmmmbz!.mmmmbz!.\
            ................\
            ................\
            ..mm!!!!zZbM....\
            jjjjjjjjjjjjjjjj\
            MZMMmmmmmmmmmmmm\
            ..........p.....\
            oooo....bz......\
            bbbbbbbbvvvvvvvv\
            MMw.mmMZe.w..b..\
            mmmmbb..mmmmmmmm\
            jjjjbbbbJJpj....\
            !.!!..gG......mm"""),
    /** Opcodes after 0F. */
    MAP_0F("""
            mmmm!.....!.!m.M\
            mmmmmmmmmmmmmmmm\
            rrrrr!r!mmmmmmmm\
            ......!.!!!!!!!!\
            mmmmmmmmmmmmmmmm\
            mmmmmmmmmmmmmmmm\
            mmmmmmmmmmmmmmmm\
            MMMMmmm.qm!!mmmm\
            JJJJJJJJJJJJJJJJ\
            mmmmmmmmmmmmmmmm\
            ...mMmmm...mMmmm\
            mmmmmmmmmmMmmmmm\
            mmMmMMMm........\
            mmmmmmmmmmmmmmmm\
            mmmmmmmmmmmmmmmm\
            mmmmmmmmmmmmmmmm"""),
    /** Opcodes after 0F with VEX or EVEX. */
    VECTOR_0F("""
            mmmmmmmmmmmmmmmm\
            mmmmmmmmmmmmmmmm\
            mmmmmmmmmmmmmmmm\
            mmmmmmmmmmmmmmmm\
            mmmmmmmmmmmmmmmm\
            mmmmmmmmmmmmmmmm\
            mmmmmmmmmmmmmmmm\
            MMMMmmm.mmmmmmmm\
            mmmmmmmmmmmmmmmm\
            mmmmmmmmmmmmmmmm\
            mmmmmmmmmmmmmmmm\
            mmmmmmmmmmmmmmmm\
            mmMmMMMmmmmmmmmm\
            mmmmmmmmmmmmmmmm\
            mmmmmmmmmmmmmmmm\
            mmmmmmmmmmmmmmmm"""),
    /** Opcodes after 0F 38, and the fifth and sixth map of EVEX. */
    MAP_0F38("m".repeat(256)),
    /** Opcodes after 0F 3A. */
    MAP_0F3A("M".repeat(256)),
    /** The seventh map of VEX and EVEX. */
    MAP7("D".repeat(256)),
    XOP8("M".repeat(256)),
    XOP9("m".repeat(256)),
    XOPA("D".repeat(256)),
    /** What is no opcode map, or none known. */
    UNKNOWN("!".repeat(256));

    private final Layout[] layouts = new Layout[256];

    OpcodeMap(String table) {
        for (int opcode = 0; opcode < layouts.length; opcode++) {
            layouts[opcode] = Layout.of(table.charAt(opcode));
        }
    }

    Layout layout(int opcode, boolean is64) {
        return is64 && this == PRIMARY && isGoneIn64BitMode(opcode) ? Layout.INVALID : layouts[opcode];
    }

    private static boolean isGoneIn64BitMode(int opcode) {
        return switch (opcode) {
            case 0x06, 0x07, 0x0e, 0x16, 0x17, 0x1e, 0x1f, 0x27, 0x2f, 0x37, 0x3f -> true;
            case 0x60, 0x61, 0x62, 0x82, 0x9a, 0xc4, 0xc5, 0xce, 0xd4, 0xd5, 0xd6, 0xea -> true;
            default -> false;
        };
    }

    /** The map that a VEX, XOP or EVEX prefix names. */
    static OpcodeMap of(Extension extension) {
        if (extension.kind() == Extension.Kind.XOP) {
            return switch (extension.map()) {
                case 8 -> XOP8;
                case 9 -> XOP9;
                case 10 -> XOPA;
                default -> UNKNOWN;
            };
        }
        return switch (extension.map()) {
            case 1 -> VECTOR_0F;
            case 2, 5, 6 -> MAP_0F38;
            case 3 -> MAP_0F3A;
            case 7 -> MAP7;
            default -> UNKNOWN;
        };
    }
}
