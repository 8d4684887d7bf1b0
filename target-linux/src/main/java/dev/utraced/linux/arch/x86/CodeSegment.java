package dev.utraced.linux.arch.x86;

/** The kernel's selectors for user code and data (arch/x86/include/asm/segment.h): flat, from address 0 on. */
final class CodeSegment {
    private static final long CODE_64 = 0x33;
    private static final long CODE_32 = 0x23;
    private static final long DATA = 0x2b;

    private CodeSegment() {}

    /** Whether a thread runs code of the given width, with addresses that mean what they say. */
    static boolean isFlat(GeneralRegisters registers, boolean is64) {
        return is64
                ? registers.get(UserReg.CS) == CODE_64
                : registers.get(UserReg.CS) == CODE_32 && registers.get(UserReg.SS) == DATA;
    }
}
