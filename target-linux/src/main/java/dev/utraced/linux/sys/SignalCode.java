package dev.utraced.linux.sys;

/**
 * Why a signal was sent ({@code si_code}), as far as it matters here.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/sigaction.2.html">sigaction(2), "The si_code field"</a>
 */
public enum SignalCode {
    /** By kill(2). */
    SI_USER,
    /** By tgkill(2). */
    SI_TKILL,
    /** By sigqueue(3). */
    SI_QUEUE,
    /** By a POSIX timer. */
    SI_TIMER,
    /** By the kernel; with SIGTRAP on x86: int3. */
    SI_KERNEL,
    /** A software breakpoint (aarch64), or on x86 a single step into a system call. */
    TRAP_BRKPT,
    /** A single step. */
    TRAP_TRACE,
    /** A branch step. */
    TRAP_BRANCH,
    /** A debug register. */
    TRAP_HWBKPT,
    /** A single step into a signal handler: the kernel gives the signal's number as the reason ({@code ptrace_notify}). */
    TRAP_HANDLER,
    /** A fault: si_addr is valid. */
    FAULT,
    OTHER;

    static SignalCode of(int signal, int code) {
        return switch (code) {
            case 0 -> SI_USER;
            case -1 -> SI_QUEUE;
            case -2 -> SI_TIMER;
            case -6 -> SI_TKILL;
            case 0x80 -> SI_KERNEL;
            default -> ofProcessor(signal, code);
        };
    }

    private static SignalCode ofProcessor(int signal, int code) {
        if (code < 0) {
            return OTHER;
        }
        return switch (signal) {
            case LinuxSignals.SIGTRAP -> ofTrap(code);
            case LinuxSignals.SIGILL, LinuxSignals.SIGFPE, LinuxSignals.SIGSEGV, LinuxSignals.SIGBUS -> FAULT;
            default -> OTHER;
        };
    }

    private static SignalCode ofTrap(int code) {
        return switch (code) {
            case 1 -> TRAP_BRKPT;
            case 2 -> TRAP_TRACE;
            case 3 -> TRAP_BRANCH;
            case 4 -> TRAP_HWBKPT;
            case LinuxSignals.SIGTRAP -> TRAP_HANDLER;
            default -> OTHER;
        };
    }
}
