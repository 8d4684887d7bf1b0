package dev.utraced.linux.engine;

import dev.utraced.linux.trace.Wish;

/** What it comes to when a client stops a thread. */
enum Grip {
    /** A driver's: the thread is held until the client lets it run. */
    HOLDS(Wish.STOP, Wish.STOP),
    /** An observer's: the thread stands still for the moment that a {@link Picture} takes, and runs on; the client looks at the picture. */
    LOOKS(Wish.REPORT, Wish.RESUME);

    private final Wish toStop;
    private final Wish whileStopped;

    Grip(Wish toStop, Wish whileStopped) {
        this.toStop = toStop;
        this.whileStopped = whileStopped;
    }

    /** What brings a running thread to a stop in the client's view. */
    Wish toStop() {
        return toStop;
    }

    /** What is wanted of a thread that the client sees stopped. */
    Wish whileStopped() {
        return whileStopped;
    }
}
