package dev.utraced.linux.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SystemSpinClockTest {
    private static final long MILLI = 1_000_000;

    private long now;
    private long yieldNanos = 500;
    private boolean waited;
    private final SystemSpinClock clock = spinClock(true);

    private SystemSpinClock spinClock(boolean blind) {
        return new SystemSpinClock(
                2, () -> now, () -> now += yieldNanos, () -> {}, blind, () -> false, () -> waited, () -> {});
    }

    @Test
    void pollingIsPatientWhileNobodyElseWantsTheProcessor() {
        clock.pause();
        assertThat(clock.patienceNanos()).isPositive();
    }

    @Test
    void aYieldThatLetsOthersRunEndsThePollingForAWhile() {
        yieldNanos = 3 * MILLI;
        clock.pause();
        assertThat(clock.patienceNanos()).isZero();
        now += 99 * MILLI;
        assertThat(clock.patienceNanos()).isZero();
        now += MILLI;
        assertThat(clock.patienceNanos()).isPositive();
    }

    @Test
    void theWhileDoublesEachTimeItHappensAgain() {
        yieldNanos = 3 * MILLI;
        clock.pause();
        now += 100 * MILLI;
        clock.pause();
        now += 199 * MILLI;
        assertThat(clock.patienceNanos()).isZero();
        now += MILLI;
        assertThat(clock.patienceNanos()).isPositive();
    }

    @Test
    void afterAQuietTimeItIsShortAgain() {
        yieldNanos = 3 * MILLI;
        clock.pause();
        now += 100 * MILLI;
        clock.pause();
        now += 10_000 * MILLI;
        clock.pause();
        now += 100 * MILLI;
        assertThat(clock.patienceNanos()).isPositive();
    }

    @Test
    void aYieldSaysNothingWhereTheLoadIsSeen() {
        SystemSpinClock seeing = spinClock(false);
        yieldNanos = 3 * MILLI;
        seeing.pause();
        assertThat(seeing.patienceNanos()).isPositive();
    }

    @Test
    void nobodyPollsWhileSomebodyWaitsForAProcessor() {
        waited = true;
        assertThat(clock.patienceNanos()).isZero();
        waited = false;
        assertThat(clock.patienceNanos()).isPositive();
    }

    @Test
    void onOneProcessorThereIsNoPolling() {
        assertThat(new SystemSpinClock(1, () -> now, () -> {}, () -> {}, false, () -> false, () -> false, () -> {})
                        .patienceNanos())
                .isZero();
    }
}
