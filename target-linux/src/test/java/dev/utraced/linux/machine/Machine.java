package dev.utraced.linux.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * What some machines lack. Who needs it says so, and is skipped with a reason: where small C programs prove that the processor lacks it, or
 * where the kernel says that it does. Where they cannot tell, the test runs.
 */
public final class Machine {
    /** PROC_PID_INIT_INO of linux/proc_ns.h. */
    private static final String FIRST_PID_NAMESPACE = "pid:[4026531836]";

    private Machine() {}

    /** For whoever starts a 32-bit program, or has 64-bit code call the kernel as one. */
    public static void assumeRuns32Bit() {
        Assumptions.assumeFalse(ThirtyTwoBits.MISSING, "this machine executes no 32-bit programs");
    }

    /** For whoever inserts a hardware breakpoint or watchpoint and expects that it is hit, or taken at all. */
    public static void assumeDebugRegistersFire() {
        Assumptions.assumeFalse(lacksDebugRegisters(), "the debug registers of this machine's processor never fire");
    }

    /** For whoever relies on a program inside the kernel that lists the threads of a process, which the server does without elsewhere. */
    public static void assumeListsThreadsInKernel() throws IOException {
        Assumptions.assumeTrue(
                Files.isReadable(Path.of("/sys/kernel/btf/vmlinux")),
                "this kernel is built without the description of its types (CONFIG_DEBUG_INFO_BTF)");
        Assumptions.assumeTrue(isAtLeastLinux(6, 1), "before Linux 6.1 the kernel lists the threads of all processes");
        Assumptions.assumeTrue(
                Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).endsWith(FIRST_PID_NAMESPACE),
                "in an inner PID namespace the kernel lists threads by other numbers");
        Assumptions.assumeTrue(
                ProcessHandle.current().info().user().filter("root"::equals).isPresent(),
                "only root is sure to be allowed programs inside the kernel");
    }

    /** For whoever expects that the server makes threads of its own more urgent than ordinary ones. */
    public static void assumeGrantsRealTime() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                new ProcessBuilder("chrt", "--rr", "1", "true").start().waitFor() == 0,
                "real-time threads are not allowed here (CAP_SYS_NICE, or a control group without a budget for them)");
    }

    private static boolean isAtLeastLinux(int major, int minor) {
        String[] version = System.getProperty("os.version").split("\\D+");
        int actual = Integer.parseInt(version[0]);
        return actual > major || actual == major && Integer.parseInt(version[1]) >= minor;
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
