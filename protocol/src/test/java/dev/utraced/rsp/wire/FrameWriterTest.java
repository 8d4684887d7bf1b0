package dev.utraced.rsp.wire;

import static dev.utraced.rsp.wire.Frames.packet;
import static dev.utraced.rsp.wire.Frames.text;
import static dev.utraced.rsp.wire.Frames.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class FrameWriterTest {
    private final FrameWriter writer = FrameWriter.ofReplies();
    private final ByteBuf out = Unpooled.buffer();

    @Test
    void nothingIsRepeatedBeforeAnythingWasSent() {
        writer.repeatPacket(out);
        assertThat(text(out)).isEmpty();
    }

    @Test
    void anEmptyPayloadIsAFrame() {
        assertThat(written(payload -> {})).isEqualTo("$#00");
    }

    @Test
    void theSumIsOverTheCodedPayload() {
        assertThat(written(payload -> payload.text("OK"))).isEqualTo("$OK#9a");
        assertThat(written(payload -> payload.text("0000"))).isEqualTo(packet("0* "));
        assertThat(written(payload -> payload.text("a#b"))).isEqualTo(packet("a}\3b"));
    }

    @Test
    void aPageOfZerosIsShortInHexAndInBinary() {
        byte[] page = new byte[4096];
        assertThat(written(payload -> payload.hexData(page, 0, page.length))).hasSizeLessThan(8192 / 98 * 3 + 12);
        assertThat(written(payload -> payload.binary(page, 0, page.length))).hasSizeLessThan(4096 / 98 * 3 + 12);
    }

    @Test
    void whatIsWrittenSoFarCanBeRead() {
        writer.beginPacket().text("old");
        PayloadWriter payload = writer.beginPacket().ascii('b').binary(new byte[] {0, '\\', 'x'}, 0, 3);
        assertThat(payload).hasToString("b\\x00\\x5cx");
    }

    @Test
    void requestsHaveNoRuns() {
        assertThat(written(FrameWriter.ofRequests(), payload -> payload.text("m0000,10")))
                .isEqualTo(packet("m0000,10"));
        assertThat(written(FrameWriter.ofRequests(), payload -> payload.binary(new byte[5000], 0, 5000)))
                .isEqualTo(packet("\0".repeat(5000)));
    }

    @Test
    void numbersAreInHex() {
        assertThat(written(payload ->
                        payload.hex(0).ascii(',').hex(0xdeadL).ascii(',').hex(-1L)))
                .isEqualTo(packet("0,dead,f*,"));
        assertThat(written(payload ->
                        payload.hex(5, 2).hex(0x1234, 2).signedHex(-16).signedHex(16)))
                .isEqualTo(packet("0534-1010"));
        assertThat(written(payload -> payload.signedHex(Long.MIN_VALUE))).isEqualTo(packet("-80*+"));
    }

    @Test
    void textAndBytesAreWrittenAsDigits() {
        assertThat(written(payload -> payload.hexText("/é"))).isEqualTo(packet("2fc3a9"));
        assertThat(written(payload -> payload.hexData(ByteBuffer.wrap(new byte[] {9, -1, 127, 9}, 1, 2))))
                .isEqualTo(packet("ff7f"));
        ByteBuffer direct =
                ByteBuffer.allocateDirect(3).put(new byte[] {1, 2, 3}).position(1);
        assertThat(written(payload -> payload.hexData(direct).binary(direct))).isEqualTo(packet("0203"));
        assertThat(direct.hasRemaining()).isFalse();
    }

    @Test
    void wordsAreWrittenHighestByteFirst() {
        assertThat(written(payload -> payload.binaryBigEndian(0x2341L, 4))).isEqualTo(packet("\0\0}\3A"));
    }

    @Test
    void aRefusedPacketIsRepeatedByteForByte() {
        writer.beginPacket().text("T05");
        writer.endPacket(out);
        writer.repeatPacket(out);
        assertThat(text(out)).isEqualTo(packet("T05").repeat(2));
    }

    @Test
    void aNotificationDoesNotDisplaceThePacketThatMayBeRefused() {
        writer.beginPacket().text("OK");
        writer.endPacket(out);
        writer.beginNotification().text("Stop:T05");
        writer.endNotification(out);
        writer.repeatPacket(out);
        assertThat(text(out)).isEqualTo(packet("OK") + Frames.frame('%', "Stop:T05") + packet("OK"));
    }

    @Test
    void aPacketThatWasBegunAndNotEndedIsForgotten() {
        writer.beginPacket().text("half");
        writer.beginPacket().text("OK");
        writer.endPacket(out);
        assertThat(text(out)).isEqualTo(packet("OK"));
    }
}
