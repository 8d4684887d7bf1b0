package dev.utraced.linux.arch.x86;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class X87TagsTest {
    private final ByteBuffer area = ByteBuffer.allocate(576).order(ByteOrder.nativeOrder());

    @ParameterizedTest
    @CsvSource({
        "one,         3fff, 8000000000000000, 0",
        "zero,        0000, 0000000000000000, 1",
        "minus zero,  8000, 0000000000000000, 1",
        "infinity,    7fff, 8000000000000000, 2",
        "NaN,         ffff, c000000000000000, 2",
        "denormal,    0000, 0000000000000001, 2",
        "unnormal,    3fff, 4000000000000000, 2",
    })
    void theTagOfAValueFollowsFromIt(String kind, String exponent, String significand, int tag) {
        area.put(XsaveArea.ABRIDGED_TAGS, (byte) 1);
        area.putLong(XsaveArea.STACK, Long.parseUnsignedLong(significand, 16));
        area.putShort(XsaveArea.STACK + 8, (short) Integer.parseInt(exponent, 16));

        assertThat(X87Tags.full(area)).isEqualTo(0xfffc | tag);
    }

    @Test
    void valuesAreSavedFromTheTopOfTheStackTagsByPhysicalRegister() {
        int top = 6;
        area.putShort(XsaveArea.FSW, (short) (top << 11 | 1 << 15));
        area.put(XsaveArea.ABRIDGED_TAGS, (byte) 0b1100_0000);
        area.putShort(XsaveArea.STACK + 8, (short) 0x7fff);

        assertThat(X87Tags.full(area)).isEqualTo(0b01_10_11_11_11_11_11_11);
    }

    @Test
    void anAbridgedTagSaysWhetherARegisterIsInUse() {
        assertThat(X87Tags.abridged(0b01_10_11_11_11_11_11_00)).isEqualTo((byte) 0b1100_0001);
        assertThat(X87Tags.abridged(X87Tags.ALL_EMPTY)).isZero();
    }
}
