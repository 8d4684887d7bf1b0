package dev.utraced.linux.trace;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The engines on one tracee, in attach order. An engine may attach, detach and change wishes while it is called: who was there when
 * something happened is told of it, unless it has left meanwhile.
 */
final class Attachments {
    private static final Attachment[] NONE = {};

    /** Never changed, but replaced. */
    private Attachment[] present = NONE;

    private boolean calling;
    private boolean hidden;

    List<Attachment> list() {
        return List.of(present);
    }

    void add(Attachment attachment) {
        Attachment[] more = new Attachment[present.length + 1]; // with the client compiler a copyOf is a native call
        System.arraycopy(present, 0, more, 0, present.length);
        more[present.length] = attachment;
        present = more;
    }

    /** @return whether it was there */
    boolean remove(Attachment attachment) {
        int at = Arrays.asList(present).indexOf(attachment);
        if (at < 0) {
            return false;
        }
        Attachment[] fewer = new Attachment[present.length - 1];
        System.arraycopy(present, 0, fewer, 0, at);
        System.arraycopy(present, at + 1, fewer, at, fewer.length - at);
        present = fewer;
        return true;
    }

    /** All of them, which are attached no longer. */
    List<Attachment> clear() {
        List<Attachment> all = list();
        present = NONE;
        return all;
    }

    Optional<Attachment> of(TracingEngine engine) {
        for (Attachment attachment : present) {
            if (attachment.engine() == engine) {
                return Optional.of(attachment);
            }
        }
        return Optional.empty();
    }

    /** Whether an engine is being called: what it wishes is settled afterwards. */
    boolean areCalled() {
        return calling;
    }

    void hideEvent() {
        hidden = true;
    }

    void report(TraceEvent event) {
        Attachment[] then = present;
        hidden = false;
        calling = true;
        for (int i = 0; i < then.length && !hidden; i++) {
            Attachment attachment = then[i];
            if (attachment.mask().hears(event.kind()) && isHere(attachment, then)) {
                attachment.answer(attachment.engine().report(attachment, event));
            }
        }
        calling = false;
    }

    void reportQuiescence() {
        reportQuiescence(Wish.RESUME);
    }

    /** To those who only want the tracee held: it sleeps, and is not stopped. */
    void reportSleep() {
        reportQuiescence(Wish.STOP);
    }

    private void reportQuiescence(Wish most) {
        Attachment[] then = present;
        calling = true;
        for (int i = 0; i < then.length; i++) {
            Attachment attachment = then[i];
            if (attachment.wish().compareTo(most) <= 0
                    && isHere(attachment, then)
                    && attachment.takeAwaitedQuiescence()) {
                attachment.answer(attachment.engine().quiescent(attachment));
            }
        }
        calling = false;
    }

    private boolean isHere(Attachment attachment, Attachment[] then) {
        return then == present || list().contains(attachment);
    }

    /** What the tracee shall do: the smallest wish of all. */
    Wish leastWish() {
        Wish least = Wish.RESUME;
        for (Attachment attachment : present) {
            least = Wish.least(least, attachment.wish());
        }
        return least;
    }

    /** Whether a tracee that runs must stop, be it for a moment. */
    boolean wantStop() {
        return leastWish().compareTo(Wish.REPORT) <= 0;
    }

    /** Whether a tracee that sleeps in a call must be stopped: to be looked at, to be stepped, or to be told from the entry of its call on. */
    boolean wantMoreThanSleep() {
        for (Attachment attachment : present) {
            if (attachment.wish() == Wish.REPORT) {
                return true;
            }
        }
        return leastWish() == Wish.SINGLESTEP || anyoneWants(EventKind.SYSCALL);
    }

    /** What it shall do after those who want to be asked before it runs have been asked. */
    Wish granted() {
        Wish granted = leastWish();
        calling = true;
        for (int i = 0; i < present.length && granted != Wish.STOP; i++) {
            Attachment attachment = present[i];
            if (attachment.mask().has(EventKind.RESUME)) {
                granted = Wish.least(granted, attachment.engine().beforeResume(attachment, granted));
            }
        }
        calling = false;
        return granted;
    }

    boolean anyoneWants(EventKind kind) {
        for (Attachment attachment : present) {
            if (attachment.mask().has(kind)) {
                return true;
            }
        }
        return false;
    }
}
