package dev.utraced.it.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.rsp.RspClient;
import dev.utraced.it.server.RunningServer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Input that no decent client sends. The answer is an error or nothing, and the session goes on. */
final class MalformedInputTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final RunningServer server = debugging.launching(Victim.program(), 2);
    private final RspClient client = debugging.closing(RspClient.connect(server));

    /** Whatever was said before, the session answers a question now. */
    private void stillAnswers() {
        client.send("qSupported");
        while (!client.reply().startsWith("PacketSize")) {
            // Answers to what came before.
        }
        client.expect("vMustReplyEmpty", "");
    }

    @Test
    void nonsenseBetweenPacketsIsSkipped() {
        for (String nonsense :
                new String[] {"+", "-----", "++--++", "nonsense", "\n\r\t", "\377\376", "}", "*", "#00", "\4"}) {
            client.sendRaw(nonsense.getBytes(StandardCharsets.ISO_8859_1));
            stillAnswers();
        }
    }

    @Test
    @Tag("beyond-gdbserver")
    void brokenFramesAreNotTakenForPackets() {
        for (String broken :
                new String[] {"$#00", "$qSupported#00", "$m0,1#zz", "$}#7d", "$*#2a", "$a*#8b", "$##", "$#0"}) {
            client.sendRaw((broken + "++").getBytes(StandardCharsets.ISO_8859_1));
            stillAnswers();
        }
    }

    @Test
    @Tag("beyond-gdbserver")
    void aPacketThatStartsAfreshInTheMiddleIsTakenFromThere() {
        client.sendRaw("$m0,1$qSupp".getBytes(StandardCharsets.ISO_8859_1));
        stillAnswers();
    }

    @Test
    @Tag("beyond-gdbserver")
    void malformedPayloadsAreErrors() {
        client.handshake();
        Stream.of(
                        "m",
                        "m10",
                        "m10,",
                        "m,10",
                        "mzz,1",
                        "mfffffffffffffffff,1",
                        "m0,-1",
                        "M0",
                        "M0,1",
                        "M0,2:0",
                        "M0,1:zz",
                        "X0,5:ab",
                        "Z0",
                        "Z0,",
                        "Z0,zz,1",
                        "Z9,0,1",
                        "Z,0,1",
                        "z0",
                        "z0,zz,1",
                        "Z2,0,zz",
                        "Hg",
                        "Hgzz",
                        "Hgp",
                        "Hgp.",
                        "T",
                        "Tzz",
                        "Tp1.zz",
                        "Gzz",
                        "G0",
                        "P",
                        "P0",
                        "P0=",
                        "P0=zz",
                        "Pzz=00",
                        "p",
                        "pzz",
                        "vCont;",
                        "vCont;q",
                        "vCont;c:zz",
                        "vCont;C",
                        "vCont;Czz",
                        "vCont;r",
                        "vCont;r1",
                        "vCont;r1,",
                        "vCont;c:p0.",
                        "vAttach;",
                        "vAttach;zz",
                        "vAttach;0",
                        "vKill;",
                        "vKill;zz",
                        "vKill;7ffffff",
                        "D;",
                        "D;zz",
                        "D;7ffffff",
                        "qXfer:features:read:target.xml:zz,1",
                        "qXfer:features:read:target.xml:0",
                        "qXfer:features:read:none:0,1",
                        "qXfer:features:write:target.xml:0:",
                        "qXfer:none:read::0,1",
                        "qXfer",
                        "qXfer:",
                        "qXfer:auxv",
                        "qRcmd,6",
                        "qRcmd,zz",
                        "QPassSignals:zz",
                        "QProgramSignals:1ff;zz",
                        "QSetWorkingDir:zz",
                        "QSetWorkingDir:6",
                        "QEnvironmentHexEncoded:zz",
                        "QEnvironmentUnset:6",
                        "QStartupWithShell:2",
                        "QNonStop:7",
                        "QDisableRandomization:x",
                        "QCatchSyscalls:2",
                        "QCatchSyscalls:1;zz",
                        "QThreadEvents:9",
                        "qSearch:memory:",
                        "qSearch:memory:0",
                        "qSearch:memory:0;zz;a",
                        "qCRC:",
                        "qCRC:0",
                        "qCRC:zz,1",
                        "qGetTLSAddr:",
                        "qGetTLSAddr:1",
                        "qGetTLSAddr:1,zz,0",
                        "vFile:open",
                        "vFile:open:zz,0,0",
                        "vFile:open:2f",
                        "vFile:pread:",
                        "vFile:pread:99,1,0",
                        "vFile:pwrite:99,0,x",
                        "vFile:close:",
                        "vFile:close:99",
                        "vFile:fstat:99",
                        "vFile:none:1",
                        "vFile:setfs:zz",
                        "vFile:unlink:",
                        "vFile:readlink:zz")
                .forEach(payload -> assertThat(client.ask(payload)).as(payload).matches("|E[0-9a-f]{2}|E\\..*|F-1.*"));
        stillAnswers();
    }

    @Test
    @Tag("beyond-gdbserver")
    void aPacketWithoutAnEndDoesNotFillTheMemory() {
        byte[] megabyte = "a".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        RspClient endless = debugging.closing(RspClient.connect(server));
        endless.sendRaw(new byte[] {'$'});
        try {
            for (int i = 0; i < 300; i++) {
                endless.sendRaw(megabyte);
            }
        } catch (java.io.UncheckedIOException refused) {
            // The server may hang up on such a client.
        }
        assertThat(Memory.residentMegabytes(server.process().pid())).isLessThan(400);
        endless.reset();
        stillAnswers();
    }

    @Test
    @Tag("beyond-gdbserver")
    void aClientThatNeverReadsDoesNotStopTheOthers() {
        RspClient deaf = debugging.closing(RspClient.connect(server));
        deaf.handshake();
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; i < 200_000; i++) {
                    deaf.send("qXfer:features:read:target.xml:0,fff");
                }
            } catch (java.io.UncheckedIOException closed) {
                // By the test's end or by the server's choice.
            }
        });
        writer.setDaemon(true);
        writer.start();
        for (int i = 0; i < 2000; i++) {
            client.expect("vMustReplyEmpty", "");
        }
        assertThat(Memory.residentMegabytes(server.process().pid())).isLessThan(400);
        deaf.reset();
        stillAnswers();
    }
}
