package dev.utraced.target;

import org.jspecify.annotations.Nullable;

/**
 * A signal in the numbering that the protocol uses on every machine, which is nobody's own: GDB's.
 *
 * <p>Real-time signals 33 to 63 are 45 to 75, 32 is 77 and 64 to 127 are 78 to 141.
 *
 * @param number GDB's number, 0 to 255
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Stop-Reply-Packets.html">Stop Reply Packets</a>
 */
public record Signal(int number) {
    public static final Signal NONE = new Signal(0);
    public static final Signal HUP = new Signal(1);
    public static final Signal INT = new Signal(2);
    public static final Signal ILL = new Signal(4);
    public static final Signal TRAP = new Signal(5);
    public static final Signal ABRT = new Signal(6);
    public static final Signal KILL = new Signal(9);
    public static final Signal SEGV = new Signal(11);
    public static final Signal TERM = new Signal(15);
    public static final Signal STOP = new Signal(17);
    public static final Signal CONT = new Signal(19);
    public static final Signal CHLD = new Signal(20);
    public static final Signal USR1 = new Signal(30);
    public static final Signal USR2 = new Signal(31);

    /** A signal that GDB has no number for. */
    public static final Signal UNKNOWN = new Signal(143);

    public Signal {
        if (number < 0 || number > 255) {
            throw new IllegalArgumentException("signal " + number + " (expected: 0 to 255)");
        }
    }

    // Its own, as that of a record is put together when it is first called, which takes some milliseconds.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Signal that && number == that.number;
    }

    @Override
    public int hashCode() {
        return number;
    }
}
