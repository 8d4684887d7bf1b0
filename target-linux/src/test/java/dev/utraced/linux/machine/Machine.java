package dev.utraced.linux.machine;

import org.junit.jupiter.api.Assumptions;

/**
 * What some virtual machines lack. Who needs it says so, and is skipped with a reason where small C programs prove that it is missing; where
 * they cannot tell, the test runs.
 */
public final class Machine {
    private Machine() {}

    /** For whoever starts a 32-bit program, or has 64-bit code call the kernel as one. */
    public static void assumeRuns32Bit() {
        Assumptions.assumeFalse(ThirtyTwoBits.MISSING, "this machine executes no 32-bit programs");
    }

    /** For whoever inserts a hardware breakpoint or watchpoint and expects that it is hit, or taken at all. */
    public static void assumeDebugRegistersFire() {
        Assumptions.assumeFalse(lacksDebugRegisters(), "the debug registers of this machine's processor never fire");
    }

    /** Whether it is proven that they never fire. */
    public static boolean lacksDebugRegisters() {
        return DebugRegisters.MISSING;
    }

    /** Asked when first needed, once. */
    private static final class ThirtyTwoBits {
        private static final boolean MISSING = Probe.THIRTY_TWO_BITS.provesMissing();
    }

    /** Asked when first needed, once. */
    private static final class DebugRegisters {
        private static final boolean MISSING = Probe.DEBUG_REGISTERS.provesMissing();
    }
}
