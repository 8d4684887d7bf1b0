package dev.utraced.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.SelectStrategy;
import org.junit.jupiter.api.Test;

/** A machine on which others want the processor, too, and nobody can see it. */
final class CrowdedBusyWaitTest {
    private static final long MILLI = 1_000_000;

    private long now;
    private final BusyWait wait = new BusyWait(50_000, () -> now, true, () -> false);

    @Test
    void whoWasKeptWaitingWhilePollingSleepsForAWhile() throws Exception {
        assertThat(afterAPacket()).isEqualTo(SelectStrategy.BUSY_WAIT);
        now += 3 * MILLI;
        assertThat(look()).isEqualTo(SelectStrategy.SELECT);
        now += 99 * MILLI;
        assertThat(afterAPacket()).isEqualTo(SelectStrategy.SELECT);
        now += MILLI;
        assertThat(afterAPacket()).isEqualTo(SelectStrategy.BUSY_WAIT);
    }

    @Test
    void aLongPacketIsNoSignOfACrowd() throws Exception {
        afterAPacket();
        now += 3 * MILLI;
        assertThat(afterAPacket()).isEqualTo(SelectStrategy.BUSY_WAIT);
    }

    @Test
    void norIsALongTask() throws Exception {
        afterAPacket();
        wait.calculateStrategy(() -> 0, true);
        now += 3 * MILLI;
        look();
        assertThat(afterAPacket()).isEqualTo(SelectStrategy.BUSY_WAIT);
    }

    @Test
    void whereTheLoadIsSeenAPauseOfTheWholeMachineIsNoSignEither() throws Exception {
        BusyWait seeing = new BusyWait(50_000, () -> now, false, () -> false);
        seeing.touch();
        seeing.calculateStrategy(() -> 0, false);
        now += 3 * MILLI;
        seeing.calculateStrategy(() -> 0, false);
        seeing.touch();
        assertThat(seeing.calculateStrategy(() -> 0, false)).isEqualTo(SelectStrategy.BUSY_WAIT);
    }

    private int afterAPacket() throws Exception {
        wait.touch();
        return look();
    }

    private int look() throws Exception {
        return wait.calculateStrategy(() -> 0, false);
    }
}
