package dev.utraced.it.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.rsp.RspClient;
import dev.utraced.it.server.RunningServer;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing has to come before anything: what takes a thread or a process has one from the beginning, or says that there is none. */
@Tag("beyond-gdbserver")
final class FirstPacketTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private static List<String> packets() {
        String place = Long.toHexString(Victim.place());
        return List.of(
                "qCRC:" + place + ",4",
                "m" + place + ",4",
                "qSearch:memory:" + place + ";4;a",
                "Z0," + place + ",1",
                "g",
                "p0",
                "P0=0000000000000000",
                "qC",
                "qXfer:auxv:read::0,100",
                "qXfer:libraries-svr4:read::0,100",
                "qXfer:siginfo:read::0,100",
                "qfThreadInfo",
                "?");
    }

    /** What a server has selected when it starts its program need not be selected for those who come later. */
    private static void firstOfTwoClients(RunningServer server, String packet, Consumer<String> reply) {
        for (int i = 0; i < 2; i++) {
            try (RspClient client = RspClient.connect(server)) {
                reply.accept(client.ask(packet));
                client.expect("vMustReplyEmpty", "");
            }
        }
    }

    @Test
    void aProgramIsThereFromTheFirstPacketOn() {
        RunningServer server = debugging.launching(Victim.program(), 2);
        for (String packet : packets()) {
            firstOfTwoClients(
                    server,
                    packet,
                    reply -> assertThat(reply).as(packet).doesNotStartWith("E").isNotEmpty());
        }
    }

    @Test
    void withoutAProgramEachIsAnswered() {
        RunningServer server = debugging.multi();
        for (String packet : packets()) {
            firstOfTwoClients(
                    server, packet, reply -> assertThat(reply).as(packet).matches("E..|W00|l|"));
        }
    }
}
