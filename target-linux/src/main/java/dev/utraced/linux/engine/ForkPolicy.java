package dev.utraced.linux.engine;

import dev.utraced.target.ProcessEvents;
import java.util.EnumSet;
import java.util.Set;

/** Which events in the life of its processes a client hears of. */
final class ForkPolicy implements ProcessEvents {
    private final Set<Kind> reported = EnumSet.noneOf(Kind.class);

    @Override
    public void report(Set<Kind> kinds) {
        reported.clear();
        reported.addAll(kinds);
    }

    boolean follows(boolean vfork) {
        return reported.contains(vfork ? Kind.VFORK : Kind.FORK);
    }

    boolean followsExec() {
        return reported.contains(Kind.EXEC);
    }
}
