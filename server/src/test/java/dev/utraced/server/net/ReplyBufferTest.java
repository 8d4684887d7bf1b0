package dev.utraced.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;

final class ReplyBufferTest {
    private static final int LARGE = 1 << 20;

    private final ReplyBuffer replies = new ReplyBuffer(UnpooledByteBufAllocator.DEFAULT, 1 << 10);

    /** @return the memory that it was sent from */
    private long send(int lengthBytes) {
        replies.writable().writeZero(lengthBytes);
        ByteBuf taken = replies.take();
        long address = taken.memoryAddress();
        taken.release();
        return address;
    }

    @Test
    void largeRepliesInARowShareTheirMemory() {
        long first = send(LARGE);
        assertThat(send(LARGE)).isEqualTo(first);
        assertThat(send(LARGE)).isEqualTo(first);
    }

    @Test
    void asSoonAsRepliesAreSmallAgainLargeMemoryIsGivenBack() {
        send(LARGE);
        assertThat(replies.writable().capacity()).isGreaterThanOrEqualTo(LARGE);
        send(10);
        assertThat(replies.writable().capacity()).isEqualTo(1 << 10);
    }

    @Test
    void whatStillWaitsToGoOutIsNotOverwritten() {
        replies.writable().writeByte(1);
        ByteBuf waiting = replies.take();
        replies.writable().writeByte(2);
        assertThat(waiting.getByte(0)).isEqualTo((byte) 1);
        waiting.release();
    }
}
