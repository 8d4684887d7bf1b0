package dev.utraced.server.session;

import dev.utraced.target.ProcessId;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which processes a client brought in, as opposed to those that were there for it when it came. */
public final class Arrivals {
    private final Set<ProcessId> attached = new LinkedHashSet<>();
    private final Set<ProcessId> launched = new LinkedHashSet<>();

    /** When the client goes, it runs on. */
    public void attached(ProcessId process) {
        attached.add(process);
    }

    /** When the client goes, it is killed. */
    public void launched(ProcessId process) {
        launched.add(process);
    }

    Set<ProcessId> attached() {
        return attached;
    }

    Set<ProcessId> launched() {
        return launched;
    }
}
