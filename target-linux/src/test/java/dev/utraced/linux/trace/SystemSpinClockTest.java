package dev.utraced.linux.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SystemSpinClockTest {
    private static final long MILLI = 1_000_000;

    private long now;
    private long yieldNanos = 500;
    private boolean crowded;
    private final SystemSpinClock clock = new SystemSpinClock(2, () -> now, () -> now += yieldNanos, () -> crowded);

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
    void nobodyPollsWhileAllProcessorsAreTaken() {
        crowded = true;
        assertThat(clock.patienceNanos()).isZero();
        crowded = false;
        assertThat(clock.patienceNanos()).isPositive();
    }

    @Test
    void onOneProcessorThereIsNoPolling() {
        assertThat(new SystemSpinClock(1, () -> now, () -> {}, () -> false).patienceNanos())
                .isZero();
    }
}
