package dev.utraced.server.net;

import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Lets the loop poll for a short while after each packet, instead of going to sleep at once.
 *
 * <p>A client that has its answer sends the next packet within some 20 us, about as long as it takes to wake a sleeping thread; polling
 * until then halves the time of a round trip. When packets stop, the loop sleeps like any other. It does so, too, while somebody waits for
 * a processor, and, where that cannot be seen, for a while when it finds that another thread has run in its place: on a crowded machine, who
 * polls is kept waiting later, for whole time slices.
 */
final class BusyWait implements SelectStrategy {
    /** From one look to the next while polling, when nothing happened in between and nobody else ran. */
    private static final long CROWDED_NANOS = 300_000;

    private static final long RESPITE_NANOS = 100_000_000;

    private final long lengthNanos;
    private final LongSupplier nanoClock;
    private final boolean blind;
    private final BooleanSupplier crowded;
    private long until;
    private long respiteUntil;

    /** When it was last told to poll; and whether nothing has come of it yet. */
    private long polledAt;

    private boolean polling;

    /**
     * @param lengthNanos how long after the last packet; 0: never
     * @param blind whether {@code crowded} does not tell, and pauses of the loop are watched instead
     * @param crowded whether somebody waits for a processor; false where nobody can tell
     */
    BusyWait(long lengthNanos, LongSupplier nanoClock, boolean blind, BooleanSupplier crowded) {
        this.lengthNanos = lengthNanos;
        this.nanoClock = nanoClock;
        this.blind = blind;
        this.crowded = crowded;
        this.until = nanoClock.getAsLong();
        this.respiteUntil = until;
    }

    /** A packet came or went. */
    void touch() {
        polling = false;
        if (lengthNanos > 0) {
            until = nanoClock.getAsLong() + lengthNanos;
        }
    }

    @Override
    public int calculateStrategy(IntSupplier selectSupplier, boolean hasTasks) throws Exception {
        if (hasTasks || lengthNanos == 0) {
            polling = false;
            return hasTasks ? selectSupplier.get() : SELECT;
        }
        long now = nanoClock.getAsLong();
        if (blind && polling && now - polledAt > CROWDED_NANOS) {
            respiteUntil = now + RESPITE_NANOS;
        }
        polledAt = now;
        polling = now - until < 0 && now - respiteUntil >= 0 && !crowded.getAsBoolean();
        return polling ? BUSY_WAIT : SELECT;
    }
}
