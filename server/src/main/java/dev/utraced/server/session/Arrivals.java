package dev.utraced.server.session;

import dev.utraced.target.ProcessId;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which processes a client attached to, as opposed to those that were there for it when it came. */
public final class Arrivals {
    private final Set<ProcessId> attached = new LinkedHashSet<>();

    /** When the client goes, it runs on. */
    public void attached(ProcessId process) {
        attached.add(process);
    }

    Set<ProcessId> attached() {
        return attached;
    }
}
