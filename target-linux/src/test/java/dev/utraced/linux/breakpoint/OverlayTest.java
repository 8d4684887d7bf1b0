package dev.utraced.linux.breakpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One patch of two bytes, at 0x1000. */
class OverlayTest {
    private static final long PLACE = 0x1000;

    private final Overlay overlay = new Overlay();
    private final byte[] original = {1, 2};

    OverlayTest() {
        overlay.put(PLACE, original);
    }

    private byte[] read(long address, int length) {
        byte[] memory = new byte[length];
        overlay.hide(address, ByteBuffer.wrap(memory), 0, length);
        return memory;
    }

    @Test
    void aReadShowsTheOriginalWhereverItTouchesThePatch() {
        assertThat(read(PLACE - 1, 4)).containsExactly(0, 1, 2, 0);
        assertThat(read(PLACE + 1, 2)).containsExactly(2, 0);
        assertThat(read(PLACE - 2, 2)).containsExactly(0, 0);
        assertThat(read(PLACE + 2, 2)).containsExactly(0, 0);
    }

    @Test
    void aWriteGoesUnderThePatchAndLeavesItInMemory() {
        byte[] data = {7, 8, 9};
        overlay.absorb(PLACE + 1, data, (address, length) -> new byte[] {50, 51});
        assertThat(original).containsExactly(1, 7);
        assertThat(data).containsExactly(51, 8, 9);
    }

    @Test
    void onlyWhatComesCloseIsNear() {
        assertThat(overlay.isNear(PLACE - 1, 2)).isTrue();
        assertThat(overlay.isNear(PLACE + 1, 1)).isTrue();
        assertThat(overlay.isNear(PLACE - 1, 1)).isFalse();
        assertThat(overlay.isNear(PLACE + Overlay.LONGEST + 1, 1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE, Long.MAX_VALUE - 1, -1, 0})
    void nothingIsNearTheEndsOfAllNumbers(long address) {
        assertThat(overlay.isNear(address, 16)).isFalse();
    }
}
