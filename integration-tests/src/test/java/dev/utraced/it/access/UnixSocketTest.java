package dev.utraced.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.process.TaskState;
import dev.utraced.it.server.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code target extended-remote PATH}. */
@Tag("beyond-gdbserver")
final class UnixSocketTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    @TempDir
    Path folder;

    private final Program basics = Programs.c("basics");

    private Path socket() {
        return folder.resolve("debug.sock");
    }

    @Test
    void aSessionOverAUnixSocket() {
        Gdb gdb = debugging.gdb();
        gdb.file(basics);
        gdb.cli("set remote exec-file " + basics.path());
        gdb.connectExtended(debugging.started("--multi", "unix:" + socket()));
        gdb.breakAt("square");
        assertThat(gdb.run().function()).isEqualTo("square");
        gdb.cli("delete");
        assertThat(gdb.cont().field("exit-code")).isEqualTo("07");
    }

    @Test
    void theSocketGoesWithTheServer() {
        RunningServer server = debugging.started("--multi", "unix:" + socket());
        assertThat(socket()).exists();
        server.process().terminate();
        server.process().awaitExit();
        assertThat(socket()).doesNotExist();
    }

    @Test
    void aServerThatWasKilledLeavesNothingInTheWay() {
        RunningServer server = debugging.started("--multi", "unix:" + socket());
        server.process().kill();
        server.process().awaitExit();
        assertThat(socket()).exists();
        Gdb gdb = debugging.gdb();
        gdb.connectExtended(debugging.started("--multi", "unix:" + socket()));
        assertThat(gdb.cli("monitor version")).contains("utraced");
    }

    @Test
    void anotherUserIsRefusedAlsoWhereThePermissionsWouldLetThemIn() throws IOException {
        debugging.started("--multi", "unix:" + socket());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(socket(), PosixFilePermissions.fromString("rw-rw-rw-"));
        ChildProcess victim = debugging.running(Programs.c("workers"), 2);
        ChildProcess gdb = debugging.closing(ChildProcess.start(
                "setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                "gdb",
                "-nx",
                "-batch",
                "-ex",
                "target extended-remote " + socket(),
                "-ex",
                "attach " + victim.pid()));
        gdb.awaitExit();
        assertThat(gdb.stderr().awaitEnd()).contains("access refused: this server is not for uid:65534");
        assertThat(TaskState.tracer(victim.pid())).isZero();
    }
}
