package dev.utraced.rsp.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.utraced.rsp.wire.MalformedPacketException;
import dev.utraced.rsp.wire.PayloadReader;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PacketsTest {
    static Stream<PacketTable.Line> packets() {
        return PacketTable.lines().stream();
    }

    @ParameterizedTest
    @MethodSource("packets")
    void aPacketIsWhatTheTableSays(PacketTable.Line line) {
        PayloadReader payload = new PayloadReader(line.bytes());
        if (line.isMalformed()) {
            assertThatExceptionOfType(MalformedPacketException.class).isThrownBy(() -> Packets.parse(payload));
        } else {
            assertThat(Describe.describe(Packets.parse(payload))).isEqualTo(line.expected());
        }
    }

    @ParameterizedTest
    @MethodSource("packets")
    void aPacketCutShortIsAnotherPacketOrMalformed(PacketTable.Line line) {
        byte[] whole = line.bytes();
        for (int length = 0; length < whole.length; length++) {
            parseAnything(Arrays.copyOf(whole, length));
        }
    }

    @ParameterizedTest
    @MethodSource("packets")
    void aPacketWithOneByteChangedIsAnotherPacketOrMalformed(PacketTable.Line line) {
        byte[] whole = line.bytes();
        for (int at = 0; at < whole.length; at++) {
            for (int value = 0; value < 256; value++) {
                byte[] changed = whole.clone();
                changed[at] = (byte) value;
                parseAnything(changed);
            }
        }
    }

    @Test
    void everyRecordIsReachedByATableLine() {
        Set<Class<?>> reached = packets()
                .filter(line -> !line.isMalformed())
                .map(line -> Packets.parse(new PayloadReader(line.bytes())).getClass())
                .collect(Collectors.toSet());
        assertThat(reached)
                .containsExactlyInAnyOrderElementsOf(records(Command.class).toList());
    }

    private static Stream<Class<?>> records(Class<?> family) {
        return family.isRecord()
                ? Stream.of(family)
                : Arrays.stream(family.getPermittedSubclasses()).flatMap(PacketsTest::records);
    }

    /** Fails where anything escapes but the one exception. */
    private static void parseAnything(byte[] payload) {
        try {
            assertThat(Packets.parse(new PayloadReader(payload))).isNotNull();
        } catch (MalformedPacketException expected) {
            assertThat(expected).hasMessageContaining("expected");
        }
    }
}
