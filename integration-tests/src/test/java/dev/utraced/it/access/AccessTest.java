package dev.utraced.it.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.GdbError;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.process.TaskState;
import dev.utraced.it.server.RunningServer;
import dev.utraced.it.server.ServerUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tokens, and the role that everybody has. What is refused has no effect. */
@Tag("beyond-gdbserver")
final class AccessTest {
    private static final String TOKEN = "correct-horse-battery";

    @RegisterExtension
    final Debugging debugging = new Debugging();

    @TempDir
    Path folder;

    private final Program basics = Programs.c("basics");
    private final Desk desk = new Desk(debugging, basics);

    private Path tokenFile() throws IOException {
        Path file = folder.resolve("token");
        Files.writeString(file, TOKEN + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static void isRefused(Gdb gdb, String command, String text) {
        assertThatThrownBy(() -> gdb.cli(command)).isInstanceOf(GdbError.class);
        assertThat(gdb.transcript()).contains(text);
    }

    @Test
    void aPlainGdbShowsItsTokenByMonitor() throws IOException {
        Gdb gdb = desk.connected(desk.multi("--token-file", tokenFile()));
        assertThat(gdb.cli("monitor auth " + TOKEN)).contains("Authenticated: driver");
        Desk.runsToSquare(gdb);
    }

    @Test
    void withoutTheTokenNothingWorks() throws IOException {
        ChildProcess victim = debugging.running(Programs.c("workers"), 2);
        Gdb gdb = desk.connected(desk.multi("--token-file", tokenFile()));
        isRefused(gdb, "monitor exit", "not authenticated");
        isRefused(gdb, "monitor auth wrong", "wrong token");
        assertThatThrownBy(() -> gdb.cli("attach " + victim.pid())).isInstanceOf(GdbError.class);
        assertThat(TaskState.tracer(victim.pid())).isZero();
        assertThatThrownBy(() -> gdb.cli("remote get /etc/passwd " + folder.resolve("stolen")))
                .isInstanceOf(GdbError.class);
        assertThat(folder.resolve("stolen")).doesNotExist();
    }

    @Test
    void aTokenIsGoodForOneClient() throws IOException {
        RunningServer server = desk.multi("--token-file", tokenFile());
        desk.connected(server).cli("monitor auth " + TOKEN);
        Gdb second = desk.connected(server);
        isRefused(second, "monitor auth " + TOKEN, "wrong token");
        String next = server.process()
                .stderr()
                .await("Token for the next client: (\\w+)")
                .group(1);
        second.cli("monitor auth " + next);
        Desk.runsToSquare(second);
    }

    @Test
    void theConnectorShowsTheTokenByItself() throws IOException {
        RunningServer server = debugging.started("--token-file", tokenFile(), ServerUnderTest.LOOPBACK, basics.path());
        Gdb gdb = debugging.gdb();
        gdb.cli("set remotetimeout 30");
        gdb.file(basics);
        gdb.mi("-target-select remote | " + ServerUnderTest.chosen().command().get(0) + " connect --token-file "
                + folder.resolve("token") + " " + server.address());
        gdb.breakAt("square");
        assertThat(gdb.cont().function()).isEqualTo("square");
    }

    @Test
    void aPlainGdbGetsTheProgramThatWaits() throws IOException {
        RunningServer server = debugging.started("--token-file", tokenFile(), ServerUnderTest.LOOPBACK, basics.path());
        Gdb gdb = desk.connected(server);
        assertThat(gdb.cli("monitor auth " + TOKEN)).contains("attach " + server.launchedPid());
        gdb.attach(server.launchedPid());
        gdb.breakAt("square");
        assertThat(gdb.cont().function()).isEqualTo("square");
    }

    @Test
    void anObserverReadsAndChangesNothing() throws IOException {
        ChildProcess victim = debugging.running(Programs.c("workers"), 2);
        Path local = Files.writeString(folder.resolve("local"), "text");
        Gdb gdb = desk.connected(desk.multi("--observer=*"));
        assertThat(gdb.cli("info os processes")).contains(Long.toString(victim.pid()));
        gdb.cli("remote get " + local + " " + folder.resolve("copy"));
        assertThatThrownBy(gdb::run).isInstanceOf(GdbError.class);
        assertThatThrownBy(() -> gdb.cli("remote delete " + local)).isInstanceOf(GdbError.class);
        isRefused(gdb, "monitor exit", "not for observers");
        assertThat(local).exists();
        assertThat(TaskState.tracer(victim.pid())).isZero();
    }

    @Test
    void whoeverShowsThreeWrongTokensIsSentAway() throws IOException {
        RunningServer server = desk.multi("--token-file", tokenFile());
        Gdb gdb = desk.connected(server);
        for (int i = 0; i < 3; i++) {
            isRefused(gdb, "monitor auth wrong", "wrong token");
        }
        assertThatThrownBy(() -> gdb.cli("monitor auth " + TOKEN)).isInstanceOf(GdbError.class);
        desk.connected(server).cli("monitor auth " + TOKEN);
    }

    @Test
    void aTokenThatOthersCanReadIsNotTaken() throws IOException {
        Path file = tokenFile();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        ChildProcess server = debugging.closing(ChildProcess.start(
                ServerUnderTest.chosen().command().get(0), "--token-file", file, "--multi", ServerUnderTest.LOOPBACK));
        assertThat(server.awaitExit()).isNotZero();
        assertThat(server.stderr().awaitEnd()).contains("can be read by everybody");
    }
}
