package dev.utraced.server.net;

import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Lets the loop poll for a short while after each packet, instead of going to sleep at once.
 *
 * <p>A client that has its answer sends the next packet within some 20 us, about as long as it takes to wake a sleeping thread; polling
 * until then halves the time of a round trip. When packets stop, the loop sleeps like any other.
 */
final class BusyWait implements SelectStrategy {
    private final long lengthNanos;
    private final LongSupplier nanoClock;
    private long until;

    /** @param lengthNanos how long after the last packet; 0: never */
    BusyWait(long lengthNanos, LongSupplier nanoClock) {
        this.lengthNanos = lengthNanos;
        this.nanoClock = nanoClock;
        this.until = nanoClock.getAsLong();
    }

    /** A packet came or went. */
    void touch() {
        if (lengthNanos > 0) {
            until = nanoClock.getAsLong() + lengthNanos;
        }
    }

    @Override
    public int calculateStrategy(IntSupplier selectSupplier, boolean hasTasks) throws Exception {
        if (hasTasks) {
            return selectSupplier.get();
        }
        return lengthNanos > 0 && nanoClock.getAsLong() - until < 0 ? BUSY_WAIT : SELECT;
    }
}
