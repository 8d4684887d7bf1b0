package dev.utraced.server.extension;

import dev.utraced.server.session.Extension;
import dev.utraced.server.session.FeatureList;
import dev.utraced.target.ProcessEvents;
import java.util.EnumSet;
import java.util.Set;

/** Stops at fork, vfork and exec: no packets of their own, the client only has to say that it understands them. */
final class ProcessEventExtension implements Extension {
    private final ProcessEvents events;

    ProcessEventExtension(ProcessEvents events) {
        this.events = events;
    }

    @Override
    public void advertise(FeatureList features) {
        Set<ProcessEvents.Kind> agreed = EnumSet.noneOf(ProcessEvents.Kind.class);
        if (features.agree("fork-events")) {
            agreed.add(ProcessEvents.Kind.FORK);
        }
        if (features.agree("vfork-events")) {
            agreed.add(ProcessEvents.Kind.VFORK);
        }
        if (features.agree("exec-events")) {
            agreed.add(ProcessEvents.Kind.EXEC);
        }
        events.report(agreed);
    }

    @Override
    public void clientLost() {
        events.report(Set.of());
    }
}
