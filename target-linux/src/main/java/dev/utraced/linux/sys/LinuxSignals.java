package dev.utraced.linux.sys;

import dev.utraced.target.Signal;
import java.util.OptionalInt;

/**
 * Linux's signal numbers, as on x86 and aarch64, and GDB's.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/signal.7.html">signal(7)</a>
 */
public final class LinuxSignals {
    public static final int SIGINT = 2;
    public static final int SIGILL = 4;
    public static final int SIGTRAP = 5;
    public static final int SIGBUS = 7;
    public static final int SIGFPE = 8;
    public static final int SIGKILL = 9;
    public static final int SIGSEGV = 11;
    public static final int SIGCHLD = 17;
    public static final int SIGCONT = 18;
    public static final int SIGSTOP = 19;
    public static final int SIGTSTP = 20;
    public static final int SIGTTIN = 21;
    public static final int SIGTTOU = 22;
    public static final int SIGSYS = 31;

    /** The highest number. */
    public static final int MAX = 64;

    /**
     * A mask, bit 0 for signal 1, of all but what a thread brings upon itself: where that is blocked, the kernel takes the program's handler
     * away ({@code force_sig_info_to_task} in kernel/signal.c).
     */
    public static final long SENT_BY_OTHERS =
            ~(bit(SIGILL) | bit(SIGTRAP) | bit(SIGBUS) | bit(SIGFPE) | bit(SIGSEGV) | bit(SIGSYS));

    /** Index: Linux's number of a signal below the real-time ones; value: GDB's. 0 and 143 have no counterpart. */
    private static final int[] GDB = {
        0, 1, 2, 3, 4, 5, 6, 10, 8, 9, 30, 11, 31, 13, 14, 15, 143, 20, 19, 17, 18, 21, 22, 16, 24, 25, 26, 27, 28, 23,
        32, 12
    };

    private static final int FIRST_REAL_TIME = 32;
    private static final int GDB_REAL_TIME_33 = 45;
    private static final int GDB_REAL_TIME_63 = 75;
    private static final int GDB_REAL_TIME_32 = 77;
    private static final int GDB_REAL_TIME_64 = 78;

    private LinuxSignals() {}

    private static long bit(int signal) {
        return 1L << signal - 1;
    }

    /** @param number Linux's, 0 for none; one that Linux does not have gives {@link Signal#UNKNOWN} */
    public static Signal toGdb(int number) {
        if (number < 0 || number > MAX) {
            return Signal.UNKNOWN;
        }
        return new Signal(
                switch (number) {
                    case FIRST_REAL_TIME -> GDB_REAL_TIME_32;
                    case MAX -> GDB_REAL_TIME_64;
                    default -> number < FIRST_REAL_TIME ? GDB[number] : number - FIRST_REAL_TIME - 1 + GDB_REAL_TIME_33;
                });
    }

    /** @return Linux's number, 0 for {@link Signal#NONE}; empty: Linux has no such signal */
    public static OptionalInt toLinux(Signal signal) {
        int number = signal.number();
        if (number >= GDB_REAL_TIME_33 && number <= GDB_REAL_TIME_63) {
            return OptionalInt.of(number - GDB_REAL_TIME_33 + FIRST_REAL_TIME + 1);
        }
        if (number == GDB_REAL_TIME_32) {
            return OptionalInt.of(FIRST_REAL_TIME);
        }
        if (number == GDB_REAL_TIME_64) {
            return OptionalInt.of(MAX);
        }
        for (int linux = 0; linux < GDB.length; linux++) {
            if (GDB[linux] == number && number != Signal.UNKNOWN.number()) {
                return OptionalInt.of(linux);
            }
        }
        return OptionalInt.empty();
    }

    /** Whether the signal's default action is a group-stop. */
    public static boolean stops(int number) {
        return number >= SIGSTOP && number <= SIGTTOU;
    }
}
