package dev.utraced.rsp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Escapes by words against escapes by bytes, with more of them than any data has, and with some that no server would send. */
final class EscapesTest {
    private static final byte[] FEW = {'}', '}', ']', 'a', 3, (byte) 0xfd, (byte) 0x80};

    @Test
    void whatIsEscapedComesOutWhereverItLies() {
        Random random = new Random(1);
        for (int round = 0; round < 100_000; round++) {
            byte[] bytes = bytes(random, FEW, random.nextInt(40));
            int start = Math.min(random.nextInt(3), bytes.length);
            byte[] copy = bytes.clone();
            int end = Escapes.remove(copy, start, bytes.length);
            assertThat(Arrays.copyOfRange(copy, start, end))
                    .as(Arrays.toString(bytes))
                    .isEqualTo(plain(bytes, start));
        }
    }

    @Test
    void eachOfEightBytesIsFoundToBeReservedAsItIsAlone() {
        Random random = new Random(2);
        byte[] near = "\"#$%)*+|}~\0\1\u00a3\u00a4\u00aa\u00fd\u00ff".getBytes(StandardCharsets.ISO_8859_1);
        for (int round = 0; round < 100_000; round++) {
            byte[] bytes = bytes(random, near, Long.BYTES);
            long expected = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                expected |= Escapes.reserved(bytes[i]) ? 0x80L << i * Byte.SIZE : 0;
            }
            assertThat(Escapes.reserved((long) Words.LONGS.get(bytes, 0)))
                    .as(Arrays.toString(bytes))
                    .isEqualTo(expected);
            assertThat(Words.count(expected)).isEqualTo(Long.bitCount(expected));
        }
    }

    private static byte[] bytes(Random random, byte[] of, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = of[random.nextInt(of.length)];
        }
        return bytes;
    }

    private static byte[] plain(byte[] bytes, int start) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        for (int i = start; i < bytes.length; i++) {
            boolean escape = bytes[i] == '}' && i + 1 < bytes.length;
            plain.write(escape ? bytes[++i] ^ 0x20 : bytes[i]);
        }
        return plain.toByteArray();
    }
}
