package dev.utraced.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.SelectStrategy;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class BusyWaitTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 10);

    private boolean crowded;

    private BusyWait busyWait(long nanos) {
        return new BusyWait(nanos, clock::get, false, () -> crowded);
    }

    @Test
    void theLoopPollsForAWhileAfterAPacketAndThenSleeps() throws Exception {
        BusyWait wait = busyWait(50);
        assertThat(wait.calculateStrategy(() -> 7, false)).isEqualTo(SelectStrategy.SELECT);
        wait.touch();
        clock.addAndGet(49);
        assertThat(wait.calculateStrategy(() -> 7, false)).isEqualTo(SelectStrategy.BUSY_WAIT);
        clock.addAndGet(1);
        assertThat(wait.calculateStrategy(() -> 7, false)).isEqualTo(SelectStrategy.SELECT);
    }

    @Test
    void itSleepsAtOnceWhileAllProcessorsAreTaken() throws Exception {
        BusyWait wait = busyWait(50);
        crowded = true;
        wait.touch();
        assertThat(wait.calculateStrategy(() -> 7, false)).isEqualTo(SelectStrategy.SELECT);
        crowded = false;
        wait.touch();
        assertThat(wait.calculateStrategy(() -> 7, false)).isEqualTo(SelectStrategy.BUSY_WAIT);
    }

    @Test
    void tasksAreNotKeptWaiting() throws Exception {
        BusyWait wait = busyWait(50);
        wait.touch();
        assertThat(wait.calculateStrategy(() -> 7, true)).isEqualTo(7);
    }

    @Test
    void onOneProcessorTheLoopNeverPolls() throws Exception {
        BusyWait wait = busyWait(0);
        wait.touch();
        assertThat(wait.calculateStrategy(() -> 7, false)).isEqualTo(SelectStrategy.SELECT);
    }
}
