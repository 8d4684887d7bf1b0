package dev.utraced.tdesc;

/**
 * The descriptions of x86 processes on Linux, by what the processor has.
 *
 * <p>Everywhere, {@code xcr0} is the extended control register 0: a bit for each component of vector state that the kernel has
 * enabled. x87 and SSE state is always described; a component whose register set is not known here is left out.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/i386-Features.html">i386 Features</a>
 */
public final class X86Descriptions {
    private static final long AVX = 1L << 2;
    /** Opmask registers, upper halves of ZMM0-15, and ZMM16-31: of use only together. */
    private static final long AVX512 = 1L << 5 | 1L << 6 | 1L << 7;

    private static final long PKRU = 1L << 9;

    private X86Descriptions() {}

    /** 64-bit processes. */
    public static TargetDescription amd64(long xcr0) {
        return sixteenRegisters("i386:x86-64", "amd64-core", xcr0);
    }

    /** Processes with 64-bit registers and 32-bit pointers. */
    public static TargetDescription x32(long xcr0) {
        return sixteenRegisters("i386:x64-32", "x32-core", xcr0);
    }

    /** 32-bit processes, under a 32-bit or a 64-bit kernel. */
    public static TargetDescription i386(long xcr0) {
        return new DescriptionBuilder("i386")
                .add("i386-core")
                .add("i386-sse")
                .add("i386-linux")
                .endOfBase()
                .addIf(has(xcr0, AVX), "i386-avx")
                .addIf(has(xcr0, AVX | AVX512), "i386-avx512")
                .addIf(has(xcr0, PKRU), "x86-pkeys")
                .build();
    }

    private static TargetDescription sixteenRegisters(String architecture, String core, long xcr0) {
        return new DescriptionBuilder(architecture)
                .add(core)
                .add("amd64-sse")
                .add("amd64-linux")
                .add("amd64-segments")
                .endOfBase()
                .addIf(has(xcr0, AVX), "amd64-avx")
                .addIf(has(xcr0, AVX | AVX512), "amd64-avx512")
                .addIf(has(xcr0, PKRU), "x86-pkeys")
                .build();
    }

    private static boolean has(long xcr0, long bits) {
        return (xcr0 & bits) == bits;
    }
}
