package dev.utraced.target;

import java.util.Set;

/** Events in the life of a process that a client hears of only when it asks. */
public interface ProcessEvents {

    /** The events. */
    enum Kind {
        FORK,
        VFORK,
        EXEC
    }

    /** From now on exactly these are reported. A child whose fork nobody asked for runs free, without any trap of ours in it. */
    void report(Set<Kind> kinds);
}
