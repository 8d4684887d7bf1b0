package dev.utraced.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.Packets;
import dev.utraced.rsp.wire.PayloadReader;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No packet is forgotten. */
final class EffectsTest {
    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EffectsTest::records)
                : Stream.of(type);
    }

    @Test
    void everyPacketHasAnEffect() {
        assertThat(records(Command.class))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(Effects.knows(type.asSubclass(Command.class)))
                        .as(type.getName())
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "'vFile:open:2f61,0,0', FILE_READ",
        "'vFile:open:2f61,1,0', FILE_WRITE",
        "'vFile:open:2f61,2,0', FILE_WRITE",
        "'vFile:open:2f61,200,0', FILE_WRITE",
        "'vFile:open:2f61,400,0', FILE_WRITE",
        "'vFile:unlink:2f61', FILE_WRITE",
        "'qRcmd,65786974', ADMINISTER",
        "'qRcmd,2065786974', ADMINISTER",
        "'qRcmd,617574682061', TALK",
        "'qRcmd,68656c70', TALK",
        "'qRcmd,696e666f2073657373696f6e73', OBSERVE",
        "'X10,1:a', MEMORY_WRITE",
        "'k', KILL",
        "'R00', KILL",
        "'vCont;c', WATCH",
        "'vCont;t:p1.2;c:p1.3', WATCH",
        "'vCont;c:p1.2;s:p1.3', CONTROL",
        "'vCont;C05', CONTROL",
        "'vCont;r10,20:1', CONTROL",
        "'c', WATCH",
        "'c10', CONTROL",
        "'C05', CONTROL",
        "'s', CONTROL",
    })
    void whatPacketsWithSeveralMeaningsDoIsTakenFromTheirContents(String packet, Effect effect) {
        assertThat(Effects.of(Packets.parse(PayloadReader.of(packet)))).isEqualTo(effect);
    }
}
