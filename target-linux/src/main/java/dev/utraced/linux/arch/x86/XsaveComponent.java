package dev.utraced.linux.arch.x86;

/**
 * The state components that are shown as registers.
 *
 * @see <a href="https://www.intel.com/sdm">Intel SDM volume 1, chapter 13, XSAVE-supported features</a>
 */
enum XsaveComponent {
    X87(0),
    SSE(1),
    /** The upper halves of YMM0-15. */
    AVX(2),
    /** k0-7. */
    OPMASK(5),
    /** The upper halves of ZMM0-15. */
    ZMM_HI256(6),
    /** ZMM16-31, whole. */
    HI16_ZMM(7),
    PKRU(9);

    private final int number;

    XsaveComponent(int number) {
        this.number = number;
    }

    /** Its number in CPUID leaf 0xD and its bit in XCR0 and XSTATE_BV. */
    int number() {
        return number;
    }

    long bit() {
        return 1L << number;
    }
}
