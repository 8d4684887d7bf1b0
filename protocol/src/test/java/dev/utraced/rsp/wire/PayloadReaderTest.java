package dev.utraced.rsp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PayloadReaderTest {
    @Test
    void aNumberEndsAtTheFirstOtherCharacter() {
        PayloadReader in = PayloadReader.of("1aF,0");
        assertThat(in.hex()).isEqualTo(0x1af);
        in.expect(',');
        assertThat(in.hex()).isZero();
        in.expectEnd();
    }

    @Test
    void aNumberHasUpToSixtyFourBits() {
        assertThat(PayloadReader.of("ffffffffffffffff").hex()).isEqualTo(-1);
        assertThat(PayloadReader.of("00000000000000000001").hex()).isOne();
        malformed(() -> PayloadReader.of("10000000000000000").hex());
        malformed(() -> PayloadReader.of("").hex());
        malformed(() -> PayloadReader.of("g").hex());
    }

    @Test
    void aNumberWithALimitKeepsToIt() {
        assertThat(PayloadReader.of("7fffffff").hexInt()).isEqualTo(Integer.MAX_VALUE);
        malformed(() -> PayloadReader.of("80000000").hexInt());
        malformed(() -> PayloadReader.of("ffffffffffffffff").hexInt());
        malformed(() -> PayloadReader.of("100").hex(255));
    }

    @Test
    void digitsBecomeBytesUpToTheFirstOtherCharacter() {
        PayloadReader in = PayloadReader.of("00fF;6162");
        assertThat(in.hexData()).isEqualTo(ByteBuffer.wrap(new byte[] {0, -1}));
        in.expect(';');
        assertThat(in.hexText()).isEqualTo("ab");
        assertThat(in.hexText()).isEmpty();
        malformed(() -> PayloadReader.of("abc").hexData());
    }

    @Test
    void dataIsAViewOfTheRest() {
        byte[] bytes = {'a', ':', 1, 2, 3};
        PayloadReader in = new PayloadReader(bytes);
        assertThat(in.textUntil(":;")).isEqualTo("a");
        in.expect(':');
        assertThat(in.data(1)).isEqualTo(ByteBuffer.wrap(new byte[] {1}));
        ByteBuffer rest = in.data();
        bytes[3] = 9;
        assertThat(rest).isEqualTo(ByteBuffer.wrap(new byte[] {9, 3}));
        assertThat(in.atEnd()).isTrue();
        malformed(() -> in.data(1));
        malformed(() -> in.data(-1));
    }

    @Test
    void charactersAreTakenOneByOne() {
        PayloadReader in = PayloadReader.of("a\u00ff");
        assertThat(in.skip('b')).isFalse();
        malformed(() -> in.expect('b'));
        malformed(in::expectEnd);
        assertThat(in.next()).isEqualTo('a');
        assertThat(in.peek()).isEqualTo(0xff);
        assertThat(in.next()).isEqualTo(0xff);
        assertThat(in.peek()).isEqualTo(-1);
        malformed(in::next);
    }

    @Test
    void whatIsLeftCanBeReadWithoutTakingIt() {
        PayloadReader in = PayloadReader.of("X0,2:\0\u00ff");
        in.next();
        assertThat(in).hasToString("0,2:\\x00\\xff");
        assertThat(in.remaining()).isEqualTo(6);
    }

    @Test
    void aMistakeNamesWhatWasExpectedAndWhere() {
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> PayloadReader.of("x,1").hex())
                .withMessage("byte 0x78 with 3 left (expected: a number)");
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> PayloadReader.of("").expect(','))
                .withMessage("packet ends (expected: ',')");
    }

    private static void malformed(ThrowingCallable action) {
        assertThatExceptionOfType(MalformedPacketException.class).isThrownBy(action);
    }
}
