package dev.utraced.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.server.session.FakeServer.FakeClient;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client sends, the session answers and goes on. */
final class MalformedPacketsTest {
    private static final List<String> PACKETS = List.of(
            "qSupported:multiprocess+;xmlRegisters=i386",
            "Hgp64.64",
            "g",
            "G0011",
            "p1",
            "P1=0011223344556677",
            "m1000,4",
            "M1000,1:00",
            "X1000,1:a",
            "x1000,4",
            "qCRC:1000,4",
            "qSearch:memory:1000;10;a",
            "Z0,1100,1;X1,27",
            "z0,1100,1",
            "vCont;s:p64.64",
            "vCont?",
            "s",
            "?",
            "T64",
            "qC",
            "qfThreadInfo",
            "qsThreadInfo",
            "qAttached:64",
            "qXfer:threads:read::0,100",
            "qXfer:siginfo:write::0:ab",
            "QPassSignals:e;10",
            "QEnvironmentHexEncoded:413d42",
            "QSetWorkingDir:2f",
            "vFile:open:2f68617368,0,0",
            "vFile:pread:3,4,0",
            "vFile:setfs:0",
            "qRcmd,68656c70",
            "qGetTLSAddr:p64.64,0,0",
            "qSymbol::",
            "vAttach;99");

    private final FakeServer server = new FakeServer();

    private FakeClient client() {
        server.host.launch(new Program("hello", List.of()), outcome -> {});
        FakeClient client = server.connect();
        client.ask("qSupported:multiprocess+;error-message+");
        return client;
    }

    @Test
    void everyPacketCutAnywhereIsAnswered() {
        FakeClient client = client();
        for (String packet : PACKETS) {
            for (int length = 0; length <= packet.length(); length++) {
                answered(client, packet.substring(0, length));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyPacketWithBytesChangedIsAnswered(long seed) {
        FakeClient client = client();
        Random random = new Random(seed);
        for (String packet : PACKETS) {
            for (int round = 0; round < 50; round++) {
                StringBuilder changed = new StringBuilder(packet);
                for (int change = 0; change <= random.nextInt(2); change++) {
                    changed.setCharAt(random.nextInt(packet.length()), (char) random.nextInt(256));
                }
                answered(client, changed.toString());
            }
        }
    }

    /** What resumes, ends or detaches the program may be among them; an interrupt brings the answer then. {@code k} and {@code R} have none. */
    private void answered(FakeClient client, String packet) {
        if (packet.startsWith("k") || packet.startsWith("R")) {
            return;
        }
        client.send(packet);
        client.interrupt();
        assertThat(client.closed).as("%s ended the session", packet).isFalse();
        assertThat(client.reply()).as(packet).isPresent();
        while (client.reply().isPresent()) {
            // Console output comes before its reply.
            continue;
        }
    }
}
