package dev.utraced.linux.trace;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Which threads of a process that was seized while it ran may still make a thread that nobody traces: a thread that was in the middle of
 * a clone when it was seized does (the kernel decides before it makes the child, {@code kernel_clone} in kernel/fork.c). Once a thread
 * has stopped or gone, its clone is through, and what it makes later is traced. When that is true of all, those that
 * {@code /proc} lists and nobody knows are the rest.
 */
final class Census {
    private final Set<Tracee> unseen = Collections.newSetFromMap(new IdentityHashMap<>());

    void seized(Tracee tracee) {
        unseen.add(tracee);
    }

    /** The tracee has stopped or gone. @return whether it was the last one that was waited for */
    boolean seen(Tracee tracee) {
        return !unseen.isEmpty() && unseen.remove(tracee) && unseen.isEmpty();
    }
}
