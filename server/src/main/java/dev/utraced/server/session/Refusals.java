package dev.utraced.server.session;

import java.util.Optional;

/**
 * Why the client did not get the process that it wanted. Many clients show no text with a failed attach or start; their users can ask for
 * it afterwards.
 */
public final class Refusals {
    private final Notices notices;
    private Optional<String> last = Optional.empty();

    Refusals(Notices notices) {
        this.notices = notices;
    }

    public void add(String reason) {
        last = Optional.of(reason);
        notices.refused(reason);
    }

    /** The last one. */
    public Optional<String> last() {
        return last;
    }
}
