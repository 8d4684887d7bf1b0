package dev.utraced.it.gdb;

import java.util.Map;

/**
 * A stop as gdb tells it.
 *
 * @param reason {@code breakpoint-hit}, {@code end-stepping-range}, {@code signal-received}, {@code exited} ..., or empty
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/GDB_002fMI-Async-Records.html">Async Records</a>
 */
public record Stop(String reason, Map<String, Object> fields) {
    static Stop of(MiRecord.Event event) {
        return new Stop((String) event.fields().getOrDefault("reason", ""), event.fields());
    }

    /** The text of a top-level field such as {@code signal-name}; empty when there is none. */
    public String field(String name) {
        return fields.getOrDefault(name, "").toString();
    }

    /** The function of the innermost frame. */
    public String function() {
        return frame("func");
    }

    /** The line of the innermost frame, or -1. */
    public int line() {
        String line = frame("line");
        return line.isEmpty() ? -1 : Integer.parseInt(line);
    }

    /** gdb's number of the thread that stopped. */
    public int thread() {
        return Integer.parseInt(field("thread-id"));
    }

    private String frame(String name) {
        return fields.get("frame") instanceof Map<?, ?> frame && frame.get(name) != null
                ? frame.get(name).toString()
                : "";
    }
}
