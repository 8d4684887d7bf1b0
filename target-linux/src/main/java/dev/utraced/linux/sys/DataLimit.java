package dev.utraced.linux.sys;

/**
 * How much memory of its own this process may have, and what it starts after it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/prlimit.2.html">prlimit(2), RLIMIT_DATA</a>
 */
public final class DataLimit {
    private static final int RLIMIT_DATA = 2;
    private static final long RLIM_INFINITY = -1;
    private static final int THIS_PROCESS = 0;

    /** {@code struct rlimit64}: what holds, and up to where that may be raised; in bytes. */
    private static final int LIMIT_BYTES = 16;

    private static final long PRLIMIT64 = System.getProperty("os.arch").equals("amd64") ? 302 : 261;
    private static final String UNLIMITED = "unlimited";
    private static final long KIBIBYTE = 1024;

    private DataLimit() {}

    /**
     * Sets the limit that holds, up to the one that it may be raised to.
     *
     * @param limit as a shell tells it: a number of KiB, rounded down, or {@code unlimited}
     * @throws NumberFormatException where it is neither
     */
    public static void set(String limit) {
        long bytes = limit.equals(UNLIMITED) ? RLIM_INFINITY : Long.parseLong(limit) * KIBIBYTE;
        Scratch limits = new Scratch(LIMIT_BYTES);
        if (Libc.syscall(PRLIMIT64, THIS_PROCESS, RLIMIT_DATA, 0, limits.address(), 0) == 0) {
            limits.bytes().putLong(0, bytes);
            Libc.syscall(PRLIMIT64, THIS_PROCESS, RLIMIT_DATA, limits.address(), 0, 0);
        }
    }
}
