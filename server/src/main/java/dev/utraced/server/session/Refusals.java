package dev.utraced.server.session;

import dev.utraced.server.access.Access;
import java.util.Optional;

/**
 * Why the client did not get the process that it wanted, or lost one. Many clients show no text with a failed attach or start; their users can ask for
 * it afterwards.
 */
public final class Refusals {
    private final Notices notices;
    private final Access access;
    private Optional<String> last = Optional.empty();

    /** @param access has the audit log, in which each of them stands */
    Refusals(Notices notices, Access access) {
        this.notices = notices;
        this.access = access;
    }

    /** @param deed what was refused: a word for the audit log */
    public void add(String deed, String reason) {
        last = Optional.of(reason);
        notices.refused(reason);
        access.note("refused-" + deed, reason);
    }

    /** The last one. */
    public Optional<String> last() {
        return last;
    }
}
