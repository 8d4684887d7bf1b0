package dev.utraced.rsp.wire;

import static dev.utraced.rsp.wire.Frames.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RunLengthTest {
    @Test
    void aRunOfFourOrMoreIsCoded() {
        assertThat(encode("")).isEmpty();
        assertThat(encode("000")).isEqualTo("000");
        assertThat(encode("0000")).isEqualTo("0* ");
        assertThat(encode("00000")).isEqualTo("0*!");
        assertThat(encode("000000000")).isEqualTo("0*%");
        assertThat(encode("a0000b1111")).isEqualTo("a0* b1* ");
    }

    @Test
    void aRunWhoseCountWouldBeAFrameCharacterIsCutShorter() {
        assertThat(encode("000000")).isEqualTo("0*\"");
        assertThat(encode("0000000")).isEqualTo("0*\"0");
        assertThat(encode("00000000")).isEqualTo("0*\"00");
    }

    @Test
    void theLongestRunIsOfNinetyEight() {
        assertThat(encode("0".repeat(98))).isEqualTo("0*~");
        assertThat(encode("0".repeat(99))).isEqualTo("0*~0");
        assertThat(encode("0".repeat(200))).isEqualTo("0*~0*~0* ");
    }

    @Test
    void anEscapedPairIsNoPartOfARun() {
        assertThat(encode("}\3\3\3\3\3}\3}\3")).isEqualTo("}\3\3* }\3}\3");
        assertThat(encode("}]}]}]}]}]")).isEqualTo("}]}]}]}]}]");
    }

    @Test
    void aCountIsNeverAFrameCharacter() {
        for (int length = 1; length < 1000; length++) {
            String coded = encode("0".repeat(length));
            assertThat(coded).doesNotContain("#", "$");
            assertThat(Frames.heardByClient(Frames.packet(coded)).events).containsExactly("$" + "0".repeat(length));
        }
    }

    private static String encode(String plain) {
        byte[] bytes = bytes(plain);
        int end = RunLength.encode(bytes, 0, bytes.length);
        return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    }
}
