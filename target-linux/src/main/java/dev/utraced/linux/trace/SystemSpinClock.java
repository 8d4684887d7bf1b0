package dev.utraced.linux.trace;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * The machine's time, and patience as long as there are processors to spare.
 *
 * <p>Whoever polls on a crowded machine uses up its share of a processor, and is then kept waiting for whole time slices; a thread that
 * sleeps is let in at once when it wakes. So nobody polls while somebody waits for a processor; the tracee that is polled for runs, and
 * may take the last one. Where that cannot be seen, as in a container that may use a few of many processors, a yield that takes as long as
 * a time slice ends the polling for a while, and for longer each time it happens again. Only there: virtual machines, too, stand still for
 * that long now and then.
 *
 * <p>Measured on two processors with 50 busy threads: a false condition costs 200 ms with polling and 0.3 ms without.
 */
final class SystemSpinClock implements SpinClock {
    /** Some thirty threads stop meanwhile. */
    static final long REST_NANOS = 100_000;

    private static final long PATIENCE_NANOS = 50_000;

    /** No yield takes that long unless another thread has run meanwhile, and not just to stop or step. */
    private static final long CROWDED_NANOS = 300_000;

    private static final long SHORTEST_RESPITE_NANOS = 100_000_000;
    private static final long LONGEST_RESPITE_NANOS = 10_000_000_000L;

    private final boolean alone;
    private final boolean blind;
    private final LongSupplier nanoClock;
    private final Runnable yield;
    private final Runnable nap;
    private final BooleanSupplier full;
    private final BooleanSupplier waited;
    private final Runnable crowdExpected;
    private long respiteNanos = SHORTEST_RESPITE_NANOS;
    private long crowdedUntil;

    /**
     * @param blind whether the two others do not tell, and yields are watched instead
     * @param full whether all processors are taken; false where nobody can tell
     * @param waited whether somebody waits for a processor; false where nobody can tell
     * @param crowdExpected makes the calling thread urgent
     */
    SystemSpinClock(
            int processors,
            LongSupplier nanoClock,
            Runnable yield,
            Runnable nap,
            boolean blind,
            BooleanSupplier full,
            BooleanSupplier waited,
            Runnable crowdExpected) {
        this.alone = processors == 1;
        this.blind = blind;
        this.nanoClock = nanoClock;
        this.yield = yield;
        this.nap = nap;
        this.full = full;
        this.waited = waited;
        this.crowdExpected = crowdExpected;
        this.crowdedUntil = nanoClock.getAsLong() - SHORTEST_RESPITE_NANOS;
    }

    @Override
    public long nanoTime() {
        return nanoClock.getAsLong();
    }

    @Override
    public void pause() {
        if (!blind) {
            yield.run();
            return;
        }
        long before = nanoTime();
        yield.run();
        long after = nanoTime();
        if (after - before > CROWDED_NANOS) {
            boolean again = before - crowdedUntil < respiteNanos;
            respiteNanos = again ? Math.min(2 * respiteNanos, LONGEST_RESPITE_NANOS) : SHORTEST_RESPITE_NANOS;
            crowdedUntil = after + respiteNanos;
        }
    }

    @Override
    public void rest() {
        nap.run();
    }

    @Override
    public boolean isFull() {
        return full.getAsBoolean();
    }

    @Override
    public void expectCrowd() {
        crowdExpected.run();
    }

    @Override
    public long patienceNanos() {
        return alone || nanoTime() - crowdedUntil < 0 || waited.getAsBoolean() ? 0 : PATIENCE_NANOS;
    }
}
