package dev.utraced.benchmark.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BytesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 7, 8, 9, 15, 16, 30})
    void eitherByteIsFoundWhereverItIs(int place) {
        byte[] bytes = new byte[31];
        Arrays.fill(bytes, (byte) '+'); // one more than '*', so that a borrow between bytes would show
        bytes[place] = '*';

        assertThat(Bytes.indexOfEither(bytes, 0, bytes.length, '*', '}')).isEqualTo(place);
        assertThat(Bytes.indexOfEither(bytes, 0, bytes.length, '}', '*')).isEqualTo(place);
        assertThat(Bytes.indexOfEither(bytes, place + 1, bytes.length, '*', '}'))
                .isEqualTo(bytes.length);
    }
}
