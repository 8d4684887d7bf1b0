package dev.utraced.server.access;

import java.util.EnumSet;
import java.util.Set;

/** What a client may be. */
public enum Role {
    /** May do whatever the server's switches leave. */
    DRIVER(EnumSet.allOf(Effect.class)),
    /** Reads processes, files and tables of the machine, and neither holds nor changes anything. */
    OBSERVER(EnumSet.of(Effect.TALK, Effect.OBSERVE, Effect.FILE_READ, Effect.ATTACH, Effect.WATCH));

    private final Set<Effect> effects;

    Role(Set<Effect> effects) {
        this.effects = effects;
    }

    boolean may(Effect effect) {
        return effects.contains(effect);
    }
}
