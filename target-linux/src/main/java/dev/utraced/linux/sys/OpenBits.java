package dev.utraced.linux.sys;

import dev.utraced.target.HostFiles.OpenFlag;
import java.util.Set;

/** The bits of open(2); O_DIRECTORY and O_NOFOLLOW have other values on ARM than elsewhere (arch/arm64/include/uapi/asm/fcntl.h). */
final class OpenBits {
    private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");

    static final int CREATE = 0x40;
    static final int CLOSE_ON_EXEC = 0x8_0000;
    static final int PATH_ONLY = 0x20_0000;
    static final int FOLDER = ARM ? 0x4000 : 0x1_0000;
    static final int NO_FOLLOW = ARM ? 0x8000 : 0x2_0000;

    private static final int WRITE_ONLY = 1;
    private static final int READ_WRITE = 2;
    private static final int EXCLUSIVE = 0x80;
    private static final int NO_CONTROLLING_TERMINAL = 0x100;
    private static final int TRUNCATE = 0x200;
    private static final int APPEND = 0x400;
    private static final int NON_BLOCKING = 0x800;

    private OpenBits() {}

    static int of(Set<OpenFlag> flags) {
        int bits = CLOSE_ON_EXEC | NO_CONTROLLING_TERMINAL | NON_BLOCKING;
        if (flags.contains(OpenFlag.WRITE)) {
            bits |= flags.contains(OpenFlag.READ) ? READ_WRITE : WRITE_ONLY;
        }
        bits |= flags.contains(OpenFlag.APPEND) ? APPEND : 0;
        bits |= flags.contains(OpenFlag.CREATE) ? CREATE : 0;
        bits |= flags.contains(OpenFlag.TRUNCATE) ? TRUNCATE : 0;
        bits |= flags.contains(OpenFlag.EXCLUSIVE) ? EXCLUSIVE : 0;
        return bits;
    }
}
