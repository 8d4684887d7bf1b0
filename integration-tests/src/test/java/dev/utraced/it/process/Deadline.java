package dev.utraced.it.process;

import java.time.Duration;

/** A point in time by which something must have happened. */
public final class Deadline {
    /** How long a test waits for anything before it fails; far more than anything takes. */
    public static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("it.patience.seconds", 30));

    private final long nanoTime;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    public static Deadline fromNow() {
        return new Deadline(System.nanoTime() + PATIENCE.toNanos());
    }

    /** Nanoseconds that are left; zero when the deadline has passed. */
    public long nanosLeft() {
        return Math.max(0, nanoTime - System.nanoTime());
    }

    /** Milliseconds that are left, at least one: zero means "for ever" to most of those who ask. */
    public int millisLeft() {
        return (int) Math.max(1, nanosLeft() / 1_000_000);
    }

    public boolean hasPassed() {
        return nanosLeft() == 0;
    }
}
