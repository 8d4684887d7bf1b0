package dev.utraced.rsp.wire;

import static dev.utraced.rsp.wire.Frames.data;
import static dev.utraced.rsp.wire.Frames.heardByClient;
import static dev.utraced.rsp.wire.Frames.heardByServer;
import static dev.utraced.rsp.wire.Frames.packet;
import static dev.utraced.rsp.wire.Frames.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read as it was, whatever it is; a failure names its seed. */
class FrameLawsTest {
    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /** Short data and long data, which take different ways. */
    private static byte[] anyData(Random random) {
        return data(random, random.nextBoolean() ? 100 : 4 * Bulk.LEAST_BYTES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void binaryIsReadAsItWasWritten(long seed) {
        byte[] data = anyData(new Random(seed));
        String frame = written(out -> out.ascii('b').binary(data, 0, data.length));
        assertThat(heardByClient(frame).events).containsExactly("$b" + latin(data));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void binaryOfAClientIsReadAsItWasWritten(long seed) {
        byte[] data = anyData(new Random(seed));
        String frame =
                written(FrameWriter.ofRequests(), out -> out.text("X0,0:").binary(data, 0, data.length));
        assertThat(heardByServer(frame).events).containsExactly("$X0,0:" + latin(data));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void digitsAreReadAsTheyWereWritten(long seed) {
        byte[] data = anyData(new Random(seed));
        String frame = written(out -> out.hexData(data, 0, data.length));
        assertThat(heardByClient(frame).events)
                .containsExactly("$" + HexFormat.of().formatHex(data));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void partsOfAllKindsAreReadInTheirOrder(long seed) {
        Random random = new Random(seed);
        StringBuilder expected = new StringBuilder("$");
        String frame = written(out -> {
            for (int i = random.nextInt(6); i >= 0; i--) {
                byte[] data = anyData(random);
                int start = random.nextInt(data.length + 1);
                byte[] part = Arrays.copyOfRange(data, start, data.length);
                switch (random.nextInt(3)) {
                    case 0 -> {
                        out.binary(data, start, part.length);
                        expected.append(latin(part));
                    }
                    case 1 -> {
                        out.hexData(data, start, part.length);
                        expected.append(HexFormat.of().formatHex(part));
                    }
                    default -> {
                        out.text("0000*").hex(start);
                        expected.append("0000*").append(Integer.toHexString(start));
                    }
                }
            }
        });
        assertThat(heardByClient(frame).events).containsExactly(expected.toString());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aFrameIsNeverLongerThanItsEscapedPayload(long seed) {
        byte[] data = anyData(new Random(seed));
        int escaped = 0;
        for (byte value : data) {
            escaped += Escapes.reserved(value) ? 2 : 1;
        }
        assertThat(written(out -> out.binary(data, 0, data.length))).hasSizeLessThanOrEqualTo(escaped + 4);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void asManyBytesFitAsCanBeEscapedIntoTheRoomThereIs(long seed) {
        Random random = new Random(seed);
        byte[] data = anyData(random);
        int start = random.nextInt(data.length + 1);
        int room = random.nextInt(2 * data.length + 2);
        int fitting = 0;
        for (int used = 0; start + fitting < data.length; fitting++) {
            used += Escapes.reserved(data[start + fitting]) ? 2 : 1;
            if (used > room) {
                break;
            }
        }
        ByteBuffer rest = ByteBuffer.wrap(data).position(start);
        assertThat(Escapes.fitting(rest, room)).isEqualTo(fitting);
        String frame = written(FrameWriter.ofRequests(), out -> out.binary(rest, room));
        assertThat(rest.position()).isEqualTo(start + fitting);
        assertThat(heardByServer(frame).events)
                .containsExactly("$" + latin(Arrays.copyOfRange(data, start, start + fitting)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void withRunsNoLessFitsAndNoMoreRoomIsTaken(long seed) {
        Random random = new Random(seed);
        byte[] data = anyData(random);
        int room = random.nextInt(2 * data.length + 2);
        ByteBuffer rest = ByteBuffer.wrap(data);
        String frame = written(out -> out.binary(rest, room));
        assertThat(frame).hasSizeLessThanOrEqualTo(room + 4);
        assertThat(rest.position()).isGreaterThanOrEqualTo(Escapes.fitting(ByteBuffer.wrap(data), room));
        assertThat(heardByClient(frame).events).containsExactly("$" + latin(Arrays.copyOf(data, rest.position())));
    }

    /** Longer than the reader's first buffer, so that half packets are moved and the buffer grows. */
    @ParameterizedTest
    @MethodSource("seeds")
    void packetsOfAnyLengthAreReadFromChunksOfAnyLength(long seed) {
        Random random = new Random(seed);
        StringBuilder session = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] data = anyData(random);
            session.append(written(FrameWriter.ofRequests(), out -> out.binary(data, 0, data.length)));
            expected.add("$" + latin(data));
        }
        Heard heard = new Heard();
        FrameReader reader = FrameReader.ofRequests(1 << 20, heard);
        byte[] bytes = Frames.bytes(session.toString());
        for (int at = 0; at < bytes.length; ) {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(3000));
            reader.read(bytes, at, length);
            at += length;
        }
        assertThat(heard.events).isEqualTo(expected);
    }

    /** Pieces of any length, of which each call takes what belongs to one packet and no more. */
    @ParameterizedTest
    @MethodSource("seeds")
    void onePacketIsReadAtATimeAndWhatComesBehindItStays(long seed) {
        Random random = new Random(seed);
        Heard heard = new Heard();
        FrameReader reader = FrameReader.ofRequests(1 << 20, heard);
        ByteBuf waiting = Unpooled.buffer();
        int written = 0;
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] data = anyData(random);
            byte[] frame = Frames.bytes(written(FrameWriter.ofRequests(), out -> out.binary(data, 0, data.length)));
            int cut = random.nextBoolean() ? frame.length : random.nextInt(frame.length);
            waiting.writeBytes(frame, 0, cut);
            expected.add("$" + latin(data));
            written++;
            while (waiting.isReadable()) {
                int before = heard.events.size();
                reader.readPacket(waiting);
                assertThat(heard.events.size() - before).isLessThanOrEqualTo(1);
            }
            assertThat(heard.events).hasSize(cut == frame.length ? written : written - 1);
            waiting.writeBytes(frame, cut, frame.length - cut);
        }
        while (waiting.isReadable()) {
            reader.readPacket(waiting);
        }
        assertThat(heard.events).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noStreamOfBytesBreaksAReader(long seed) {
        Random random = new Random(seed);
        for (boolean replies : new boolean[] {false, true}) {
            Heard heard = new Heard();
            FrameReader reader = replies ? FrameReader.ofReplies(500, heard) : FrameReader.ofRequests(500, heard);
            for (int i = 0; i < 50; i++) {
                byte[] chunk = data(random, 300);
                reader.read(chunk, 0, chunk.length);
            }
            heard.events.clear();
            byte[] last = Frames.bytes("#00" + packet("g"));
            reader.read(last, 0, last.length);
            assertThat(heard.events).endsWith("$g");
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
