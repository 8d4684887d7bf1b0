package dev.utraced.linux.trace;

import java.util.function.LongSupplier;

/**
 * The machine's time, and patience as long as there are processors to spare.
 *
 * <p>Whoever polls on a crowded machine uses up its share of a processor, and is then kept waiting for whole time slices; a thread that
 * sleeps is let in at once when it wakes. So a yield that takes as long as a time slice ends the polling for a while. Measured with one
 * busy thread a processor: a false condition costs 17 ms with polling and 0.4 ms without.
 */
final class SystemSpinClock implements SpinClock {
    private static final long PATIENCE_NANOS = 50_000;

    /** No yield takes that long unless another thread has run meanwhile, and not just to stop or step. */
    private static final long CROWDED_NANOS = 300_000;

    private static final long RESPITE_NANOS = 100_000_000;

    private final boolean alone;
    private final LongSupplier nanoClock;
    private final Runnable yield;
    private long crowdedUntil;

    SystemSpinClock(int processors, LongSupplier nanoClock, Runnable yield) {
        this.alone = processors == 1;
        this.nanoClock = nanoClock;
        this.yield = yield;
        this.crowdedUntil = nanoClock.getAsLong();
    }

    @Override
    public long nanoTime() {
        return nanoClock.getAsLong();
    }

    @Override
    public void pause() {
        long before = nanoTime();
        yield.run();
        long after = nanoTime();
        if (after - before > CROWDED_NANOS) {
            crowdedUntil = after + RESPITE_NANOS;
        }
    }

    @Override
    public long patienceNanos() {
        return alone || nanoTime() - crowdedUntil < 0 ? 0 : PATIENCE_NANOS;
    }
}
