package dev.utraced.linux.breakpoint;

import dev.utraced.linux.trace.Attachment;
import dev.utraced.linux.trace.Wish;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The other threads of a process, held for the one instruction that can only be executed in its place. Nobody waits for them: the last one to stop tells. */
final class HeldOthers {
    private final List<Attachment> held = new ArrayList<>();
    private final Set<Attachment> missing = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Runnable whenAllHeld;
    private boolean asking;

    HeldOthers(Runnable whenAllHeld) {
        this.whenAllHeld = whenAllHeld;
    }

    void hold(List<Attachment> others) {
        held.addAll(others);
        missing.addAll(others);
        asking = true;
        for (Attachment other : others) {
            other.want(Wish.STOP);
        }
        asking = false;
        tellIfAllHeld();
    }

    boolean isWaitingFor(Attachment attachment) {
        return missing.contains(attachment);
    }

    boolean allHeld() {
        return missing.isEmpty();
    }

    void stopped(Attachment attachment) {
        if (missing.remove(attachment)) {
            tellIfAllHeld();
        }
    }

    void gone(Attachment attachment) {
        held.remove(attachment);
        stopped(attachment);
    }

    private void tellIfAllHeld() {
        if (!asking && missing.isEmpty()) {
            whenAllHeld.run();
        }
    }

    void release() {
        for (Attachment attachment : List.copyOf(held)) {
            attachment.want(Wish.RESUME);
        }
        held.clear();
    }
}
