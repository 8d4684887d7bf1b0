package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LibcSearchTest {
    private static final int BYTES = 100;

    private final Scratch data = new Scratch(BYTES);

    private int before(int offset, int lengthBytes) {
        return new LibcSearch().bytesBefore((byte) '#', (byte) '$', data.address() + offset, lengthBytes);
    }

    @Test
    void allBytesArePlainWhereThereIsNeither() {
        byte[] others = new byte[BYTES];
        Arrays.fill(others, (byte) (0x80 | '#'));
        data.bytes().put(0, others);
        assertThat(before(0, BYTES)).isEqualTo(BYTES);
        assertThat(before(0, 0)).isZero();
    }

    @Test
    void theFirstOfBothCounts() {
        data.bytes().put(70, (byte) '#').put(80, (byte) '$');
        assertThat(before(0, BYTES)).isEqualTo(70);
        assertThat(before(71, BYTES - 71)).isEqualTo(9);
        data.bytes().put(60, (byte) '$');
        assertThat(before(10, BYTES - 10)).isEqualTo(50);
    }

    @Test
    void whatLiesBehindTheEndDoesNotCount() {
        data.bytes().put(50, (byte) '#');
        assertThat(before(0, 50)).isEqualTo(50);
        assertThat(before(0, 51)).isEqualTo(50);
    }
}
