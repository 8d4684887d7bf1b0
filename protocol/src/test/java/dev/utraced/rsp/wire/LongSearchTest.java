package dev.utraced.rsp.wire;

import static dev.utraced.rsp.wire.Frames.bytes;
import static dev.utraced.rsp.wire.Frames.data;
import static dev.utraced.rsp.wire.Frames.heardByServer;
import static dev.utraced.rsp.wire.Frames.packet;
import static dev.utraced.rsp.wire.Frames.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever asks somebody else for the end of a packet hears the same as who looks for it. */
class LongSearchTest {
    private static final int MOST_PAYLOAD_BYTES = 100_000;

    private final Heard heard = new Heard();
    private ByteBuf chunk = Unpooled.EMPTY_BUFFER;
    private int asked;
    private final FrameReader reader = FrameReader.ofRequests(MOST_PAYLOAD_BYTES, heard, this::search);

    /** Says less than there is at times. */
    private int search(byte one, byte other, long address, int lengthBytes) {
        asked++;
        int start = (int) (address - chunk.memoryAddress());
        int plain = 0;
        while (plain < lengthBytes && chunk.getByte(start + plain) != one && chunk.getByte(start + plain) != other) {
            plain++;
        }
        return asked % 4 == 0 ? plain / 2 : plain;
    }

    private void readInChunks(byte[] session, Random random) {
        int at = 0;
        while (at < session.length) {
            int length = Math.min(session.length - at, chunkBytes(session, at, random));
            chunk = Unpooled.directBuffer(length).writeBytes(session, at, length);
            while (chunk.isReadable()) {
                reader.readPacket(chunk);
            }
            chunk.release();
            at += length;
        }
    }

    /** Long, short, or up to the end of a packet without its checksum. */
    private static int chunkBytes(byte[] session, int at, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> 1 + random.nextInt(20_000);
            case 1 -> 1 + random.nextInt(20);
            default -> {
                int hash = at;
                while (hash < session.length && session[hash] != '#') {
                    hash++;
                }
                yield hash - at + 1 + random.nextInt(2);
            }
        };
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameIsHeardWhateverIsAskedFor(long seed) {
        Random random = new Random(seed);
        StringBuilder session = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            byte[] data = data(random, random.nextBoolean() ? 50_000 : 50);
            String frame =
                    written(FrameWriter.ofRequests(), out -> out.text("X0,0:").binary(data, 0, data.length));
            boolean givenUp = random.nextInt(4) == 0;
            session.append(givenUp ? frame.substring(0, random.nextInt(frame.length()) + 1) : frame);
            session.append(random.nextBoolean() ? packet("g") : "+");
        }
        readInChunks(bytes(session.toString()), random);
        assertThat(heard.events).isEqualTo(heardByServer(session.toString()).events);
    }

    @Test
    void theChunksOfALongPacketAreAskedForButTheFirst() {
        byte[] session = bytes(packet("X0,0:" + "x".repeat(60_000)));
        chunk = Unpooled.directBuffer().writeBytes(session);
        reader.readPacket(chunk);
        assertThat(chunk.isReadable()).isFalse();
        assertThat(heard.events).hasSize(1);
        assertThat(asked).isOne();
        chunk.release();
    }

    @Test
    void aShortRestIsLookedAt() {
        readInChunks(bytes(packet("X0,0:" + "x".repeat(4000))), new Random() {
            @Override
            public int nextInt(int bound) {
                return bound == 3 ? 0 : 2000;
            }
        });
        assertThat(heard.events).hasSize(1);
        assertThat(asked).isZero();
    }
}
