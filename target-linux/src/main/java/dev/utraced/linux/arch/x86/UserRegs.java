package dev.utraced.linux.arch.x86;

/** Byte offsets in the 64-bit kernel's {@code user_regs_struct} (arch/x86/include/asm/user_64.h). Every field is 8 bytes. */
final class UserRegs {
    static final int R15 = 0;
    static final int R14 = 8;
    static final int R13 = 16;
    static final int R12 = 24;
    static final int RBP = 32;
    static final int RBX = 40;
    static final int R11 = 48;
    static final int R10 = 56;
    static final int R9 = 64;
    static final int R8 = 72;
    static final int RAX = 80;
    static final int RCX = 88;
    static final int RDX = 96;
    static final int RSI = 104;
    static final int RDI = 112;
    static final int ORIG_RAX = 120;
    static final int RIP = 128;
    static final int CS = 136;
    static final int EFLAGS = 144;
    static final int RSP = 152;
    static final int SS = 160;
    static final int FS_BASE = 168;
    static final int GS_BASE = 176;
    static final int DS = 184;
    static final int ES = 192;
    static final int FS = 200;
    static final int GS = 208;

    static final int LENGTH_BYTES = 216;

    private UserRegs() {}
}
