package dev.utraced.server.session;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of the logs about the work itself are written; off unless somebody asks. They can be switched while the server runs, by
 * {@code monitor set debug}. Any thread.
 */
public final class DebugLogs {
    /** Packets, both ways. */
    public static final String WIRE = "wire";

    /** Connections, stops, and what became of each. */
    public static final String SESSION = "session";

    /** Every change of every tracee. */
    public static final String TRACER = "tracer";

    /** All of them. */
    public static final List<String> ALL = List.of(WIRE, SESSION, TRACER);

    private volatile boolean timed;

    /** Replaced, never changed: it is asked with each packet and each change of a tracee, and nearly always empty. */
    private volatile Set<String> on = Set.of();

    public boolean isOn(String log) {
        return on.contains(log);
    }

    public synchronized void set(String log, boolean written) {
        Set<String> changed = new HashSet<>(on);
        if (written) {
            changed.add(log);
        } else {
            changed.remove(log);
        }
        on = Set.copyOf(changed);
    }

    /** Whether each line of any log begins with the time. */
    public boolean isTimed() {
        return timed;
    }

    public void timed(boolean wanted) {
        timed = wanted;
    }
}
