package dev.utraced.target;

import java.util.Optional;

/**
 * Where a process runs, as far as that can be seen from outside.
 *
 * @param id as its runtime gave it, mostly 64 hex digits
 * @param name as its user gave it; empty where nothing that the server can see tells
 * @param pod name, or where that cannot be seen the id, of the pod that it belongs to; empty: to none
 */
public record Container(String id, Optional<String> name, Optional<String> pod) {
    private static final int SHORT_LENGTH = 12;

    /** As runtimes abbreviate it. */
    public String shortId() {
        return id.substring(0, Math.min(id.length(), SHORT_LENGTH));
    }

    @Override
    public String toString() {
        return "container " + name.map(given -> given + " (" + shortId() + ")").orElse(shortId())
                + pod.map(given -> ", pod " + given).orElse("");
    }
}
