package dev.utraced.server.session;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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

    private final Set<String> on = ConcurrentHashMap.newKeySet();

    public boolean isOn(String log) {
        return on.contains(log);
    }

    public void set(String log, boolean written) {
        if (written) {
            on.add(log);
        } else {
            on.remove(log);
        }
    }

    /** Whether each line of any log begins with the time. */
    public boolean isTimed() {
        return timed;
    }

    public void timed(boolean wanted) {
        timed = wanted;
    }
}
