package dev.utraced.linux.trace;

/** One engine on one tracee: its mask, its standing wish, and the handle for everything the engine does to that tracee. */
public final class Attachment {
    private final TracingEngine engine;
    private final Tracee tracee;
    private EventMask mask;
    private Wish wish = Wish.RESUME;
    private boolean awaitsQuiescence;

    Attachment(TracingEngine engine, Tracee tracee, EventMask mask) {
        this.engine = engine;
        this.tracee = tracee;
        this.mask = mask;
    }

    public TracingEngine engine() {
        return engine;
    }

    public Tracee tracee() {
        return tracee;
    }

    public EventMask mask() {
        return mask;
    }

    /** Takes effect at once: a tracee that runs through its system calls is stopped for a moment where it is to stop at them. */
    public void mask(EventMask newMask) {
        mask = newMask;
        tracee.settle();
    }

    public Wish wish() {
        return wish;
    }

    /**
     * Changes the wish; takes effect at once, or with the next stop. For {@link Wish#STOP} and {@link Wish#REPORT} the engine hears
     * {@link TracingEngine#quiescent}, from within this call where the tracee is stopped already.
     */
    public void want(Wish newWish) {
        wish = newWish;
        awaitsQuiescence = newWish.compareTo(Wish.REPORT) <= 0;
        tracee.wishesChanged();
    }

    /** Sets the wish and nothing else: for an engine that acts for another one from within a callback, after which the tracee settles. */
    public void answer(Wish newWish) {
        wish = newWish;
    }

    /** Gives the tracee up: it runs on, unless another engine holds it. */
    public void detach() {
        tracee.remove(this);
    }

    boolean takeAwaitedQuiescence() {
        boolean awaited = awaitsQuiescence;
        awaitsQuiescence = false;
        return awaited;
    }
}
