package dev.utraced.it.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.utraced.it.access.Certificates.Party;
import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.GdbError;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.server.RunningServer;
import dev.utraced.it.server.ServerUnderTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted connections, in both directions, and who gets none. */
@Tag("beyond-gdbserver")
final class TlsTest {
    private static final String CONNECT = "connect";

    @RegisterExtension
    final Debugging debugging = new Debugging();

    @TempDir
    Path folder;

    private final Program basics = Programs.c("basics");
    private Certificates ours;
    private Party server;
    private Party alice;

    @BeforeEach
    void sign() {
        ours = Certificates.authority(folder, "ours");
        server = ours.party("server", 2);
        alice = ours.party("alice", 2);
    }

    private RunningServer encrypted(Object... more) {
        List<Object> words = new ArrayList<>(List.of((Object[]) server.options()));
        words.addAll(List.of(more));
        return debugging.started(words.toArray());
    }

    private static String connector(String verb, Party party, String address) {
        return ServerUnderTest.chosen().command().get(0) + " " + verb + " " + String.join(" ", party.options()) + " "
                + address;
    }

    private Gdb gdb() {
        Gdb gdb = debugging.gdb();
        gdb.cli("set remotetimeout 30");
        gdb.file(basics);
        gdb.cli("set remote exec-file " + basics.path());
        return gdb;
    }

    private static void debugs(Gdb gdb) {
        gdb.breakAt("square");
        assertThat(gdb.run().function()).isEqualTo("square");
        gdb.cli("delete");
        assertThat(gdb.cont().field("exit-code")).isEqualTo("07");
    }

    @Test
    void aSessionOverTls() {
        RunningServer running = encrypted("--multi", ServerUnderTest.LOOPBACK);
        Gdb gdb = gdb();
        gdb.mi("-target-select extended-remote | " + connector(CONNECT, alice, running.address()));
        debugs(gdb);
        assertThat(running.process().stderr().text()).contains("CN=alice");
    }

    @Test
    void aSessionWithAServerThatConnectsByItself() {
        Gdb gdb = gdb();
        int port = FreePort.find();
        List<Object> words = new ArrayList<>(ServerUnderTest.chosen().command());
        words.addAll(List.of((Object[]) server.options()));
        words.addAll(List.of("--connect-to", "127.0.0.1:" + port, "--multi"));
        ChildProcess running = debugging.closing(ChildProcess.start(words.toArray()));
        running.stderr().await("Connection refused");
        gdb.mi("-target-select extended-remote | " + connector("accept", alice, Integer.toString(port)));
        debugs(gdb);
    }

    @Test
    void aStrangersCertificateIsRefused() {
        RunningServer running = encrypted("--multi", ServerUnderTest.LOOPBACK);
        Party stranger =
                Certificates.authority(folder, "theirs").party("alice", 2).believing(alice);
        refused(running, stranger);
    }

    @Test
    void anExpiredCertificateIsRefused() {
        RunningServer running = encrypted("--multi", ServerUnderTest.LOOPBACK);
        refused(running, ours.party("late", 0));
    }

    private void refused(RunningServer running, Party party) {
        Gdb gdb = gdb();
        assertThatThrownBy(() ->
                        gdb.mi("-target-select extended-remote | " + connector(CONNECT, party, running.address())))
                .isInstanceOf(GdbError.class);
        running.process().stderr().await("Turned away");
        assertThat(running.process().stderr().text()).doesNotContain("Remote debugging from");
    }

    @Test
    void aServerThatCannotProveWhoItIsGetsNothing() {
        Party impostor = Certificates.authority(folder, "theirs").party("server", 2);
        RunningServer running = encrypted("--multi", ServerUnderTest.LOOPBACK);
        ChildProcess connector = debugging.closing(ChildProcess.start((Object[])
                connector(CONNECT, alice.believing(impostor), running.address()).split(" ")));
        assertThat(connector.awaitExit()).isNotZero();
        assertThat(connector.stderr().awaitEnd()).contains("no connection:");
    }

    @Test
    void plainBytesReachNobody() throws IOException {
        RunningServer running = encrypted("--multi", ServerUnderTest.LOOPBACK);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), running.port())) {
            socket.getOutputStream().write("$qSupported#37".getBytes(ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
                    .doesNotContain("PacketSize");
        }
        running.process().stderr().await("Turned away");
    }

    @Test
    void whoeverDawdlesIsSentAwayAndKeepsNobodyWaiting() throws IOException {
        RunningServer running = encrypted("--multi", ServerUnderTest.LOOPBACK);
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                idle.add(new Socket(InetAddress.getLoopbackAddress(), running.port()));
            }
            Gdb gdb = gdb();
            gdb.mi("-target-select extended-remote | " + connector(CONNECT, alice, running.address()));
            debugs(gdb);
            for (Socket socket : idle) {
                InputStream in = socket.getInputStream();
                socket.setSoTimeout(60_000);
                assertThat(in.read()).isNegative();
            }
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void withoutEncryptionNobodyElseIsListenedTo() {
        ChildProcess running = debugging.closing(
                ChildProcess.start(ServerUnderTest.chosen().command().get(0), "--multi", "0.0.0.0:0"));
        assertThat(running.awaitExit()).isNotZero();
        assertThat(running.stderr().awaitEnd()).contains("--tls-key").contains("--insecure");
    }
}
