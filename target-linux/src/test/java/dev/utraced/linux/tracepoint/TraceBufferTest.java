package dev.utraced.linux.tracepoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TraceBufferTest {
    private final TraceBuffer buffer = new TraceBuffer();

    private static byte[] frame(int length, int fill) {
        byte[] frame = new byte[length];
        Arrays.fill(frame, (byte) fill);
        return frame;
    }

    @Test
    void aFrameThatDoesNotFitIsRefused() {
        buffer.resize(100);
        assertThat(buffer.add(frame(60, 1), 60, 1, 0x10)).isTrue();
        assertThat(buffer.add(frame(60, 2), 60, 2, 0x20)).isFalse();
        assertThat(buffer.add(frame(40, 3), 40, 3, 0x30)).isTrue();
        assertThat(buffer.freeBytes()).isZero();
        assertThat(buffer.count()).isEqualTo(2);
        assertThat(buffer.tracepoint(1)).isEqualTo(3);
        assertThat(buffer.pc(1)).isEqualTo(0x30);
    }

    @Test
    void inACircularBufferTheOldestMakeRoom() {
        buffer.resize(100);
        buffer.circular(true);
        for (int i = 1; i <= 5; i++) {
            assertThat(buffer.add(frame(40, i), 40, i, i)).isTrue();
        }
        assertThat(buffer.count()).isEqualTo(2);
        assertThat(buffer.created()).isEqualTo(5);
        assertThat(buffer.tracepoint(0)).isEqualTo(4);
        assertThat(buffer.frame(1)).isEqualTo(frame(40, 5));
        assertThat(buffer.add(frame(101, 9), 101, 9, 9)).isFalse();
    }

    /** Against a list of frames that nothing is ever moved in. */
    @Test
    void whateverComesAndGoesTheContentsAreTheFramesInOrder() {
        Random random = new Random(7);
        buffer.resize(40_000);
        buffer.circular(true);
        List<byte[]> expected = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            byte[] frame = frame(1 + random.nextInt(900), i);
            assertThat(buffer.add(frame, frame.length, i, i)).isTrue();
            expected.add(frame);
            while (expected.size() > buffer.count()) {
                expected.remove(0);
            }
        }
        int total = expected.stream().mapToInt(frame -> frame.length).sum();
        assertThat(total).isEqualTo(40_000 - buffer.freeBytes());
        int offset = 0;
        for (int i = 0; i < expected.size(); i++) {
            assertThat(buffer.frame(i)).isEqualTo(expected.get(i));
            assertThat(buffer.contents(offset, expected.get(i).length)).isEqualTo(expected.get(i));
            offset += expected.get(i).length;
        }
        assertThat(buffer.contents(total, 10)).isEmpty();
        assertThat(buffer.contents(total - 3, 10)).hasSize(3);
    }

    @Test
    void nothingIsLeftAfterItIsCleared() {
        buffer.add(frame(40, 1), 40, 1, 1);
        buffer.clear();
        assertThat(buffer.count()).isZero();
        assertThat(buffer.created()).isZero();
        assertThat(buffer.freeBytes()).isEqualTo(TraceBuffer.USUAL_BYTES);
    }
}
