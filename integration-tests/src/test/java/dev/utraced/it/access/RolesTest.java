package dev.utraced.it.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.utraced.it.access.Certificates.Party;
import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.GdbError;
import dev.utraced.it.gdb.GdbProgram;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.server.RunningServer;
import dev.utraced.it.server.ServerUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code --driver} and {@code --observer}: what a client is follows from who it is. */
@Tag("beyond-gdbserver")
final class RolesTest {
    private static final int NOBODY = 65534;

    @RegisterExtension
    final Debugging debugging = new Debugging();

    @TempDir
    Path folder;

    private final Program basics = Programs.c("basics");

    private RunningServer onSocket(String... options) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<Object> words = new ArrayList<>(List.of((Object[]) options));
        words.addAll(List.of("--multi", "unix:" + folder.resolve("debug.sock")));
        return debugging.started(words.toArray());
    }

    private Gdb ofUser(int uid) {
        return debugging.gdb(GdbProgram.ofUser(uid));
    }

    @Test
    void whereDriversAreNamedNobodyElseGetsASession() throws IOException {
        RunningServer server = onSocket("--driver=uid:0");
        assertThatThrownBy(() -> ofUser(NOBODY).connectExtended(server))
                .isInstanceOf(GdbError.class)
                .hasMessageContaining("access refused: this server is not for uid:65534");
        Gdb root = ofUser(0);
        root.connectExtended(server);
        assertThat(root.cli("monitor info access")).contains("driver");
    }

    @Test
    void aUserWhoIsNamedDrives() throws IOException {
        RunningServer server = onSocket("--driver=uid:" + NOBODY);
        Gdb gdb = ofUser(NOBODY);
        gdb.connectExtended(server);
        gdb.cli("set remote exec-file " + basics.path());
        gdb.cli("set args");
        assertThat(gdb.run().field("exit-code")).isEqualTo("07");
        assertThatThrownBy(() -> ofUser(0).connectExtended(server)).isInstanceOf(GdbError.class);
    }

    @Test
    void certificatesGiveRolesToo() {
        Certificates ours = Certificates.authority(folder, "ours");
        List<Object> words =
                new ArrayList<>(List.of((Object[]) ours.party("server", 2).options()));
        words.addAll(List.of("--driver=cert:CN=ada", "--observer=cert:CN=bob", "--multi", ServerUnderTest.LOOPBACK));
        RunningServer server = debugging.started(words.toArray());

        assertThat(over(server, ours.party("ada", 2)).cli("monitor info access"))
                .contains("driver");
        Gdb bob = over(server, ours.party("bob", 2));
        assertThat(bob.cli("monitor info access")).contains("observer");
        bob.cli("set remote exec-file " + basics.path());
        assertThatThrownBy(bob::run).isInstanceOf(GdbError.class);
        assertThatThrownBy(() -> over(server, ours.party("eve", 2)))
                .isInstanceOf(GdbError.class)
                .hasMessageContaining("this server is not for cert:CN=eve");
        assertThat(server.process().stderr().text()).doesNotContain("created");
    }

    private Gdb over(RunningServer server, Party party) {
        Gdb gdb = debugging.gdb();
        gdb.cli("set remotetimeout 30");
        gdb.file(basics);
        gdb.connectExtendedToCommand(ServerUnderTest.chosen().command().get(0) + " connect "
                + String.join(" ", party.options()) + " " + server.address());
        return gdb;
    }
}
