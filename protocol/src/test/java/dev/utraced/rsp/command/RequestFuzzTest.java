package dev.utraced.rsp.command;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams of damaged packets, made from the table by a seeded generator; a failure names its seed. */
class RequestFuzzTest {
    private static final int SESSIONS_PER_SEED = 2000;
    private static final List<PacketTable.Line> LINES = PacketTable.lines();

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingAClientSendsBreaksTheParsing(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < SESSIONS_PER_SEED; i++) {
            byte[] session = session(random);
            assertThatCode(() -> RequestFuzzer.fuzzerTestOneInput(session)).doesNotThrowAnyException();
        }
    }

    private static byte[] session(Random random) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(random.nextInt(256));
        for (int packets = random.nextInt(8); packets >= 0; packets--) {
            bytes.write('$');
            byte[] payload = LINES.get(random.nextInt(LINES.size())).bytes();
            for (byte value : payload) {
                writeMaybeDamaged(value, bytes, random);
            }
            bytes.writeBytes(new byte[] {'#', '0', '0'});
        }
        return bytes.toByteArray();
    }

    private static void writeMaybeDamaged(byte value, ByteArrayOutputStream bytes, Random random) {
        switch (random.nextInt(40)) {
            case 0 -> bytes.write(random.nextInt(256));
            case 1 -> bytes.write(":;,.-p?#$}*\3+".charAt(random.nextInt(13)));
            case 2 ->
                bytes.writeBytes(
                        "0123456789abcdefABCDEF".substring(random.nextInt(22)).getBytes());
            case 3 -> {
                bytes.write(value);
                bytes.write(value);
            }
            case 4 -> {}
            default -> bytes.write(value);
        }
    }
}
