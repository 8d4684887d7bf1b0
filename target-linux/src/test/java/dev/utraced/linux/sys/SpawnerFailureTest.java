package dev.utraced.linux.sys;

import static dev.utraced.linux.sys.Launching.in;
import static dev.utraced.linux.sys.Launching.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.sys.WaitStatus.Killed;
import dev.utraced.linux.sys.WaitStatus.NoChild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Launches that come to nothing. */
class SpawnerFailureTest {
    @TempDir
    Path folder;

    @TempDir
    Path fifos;

    private Launching launching;

    @BeforeEach
    void begin() {
        launching = new Launching(Path.of("/no/such/folder"), fifos);
    }

    @AfterEach
    void end() {
        launching.close();
    }

    @Test
    void aMissingProgramIsNamed() {
        assertThat(launching.failure(request(List.of("/no/such/program"))))
                .isEqualTo("Cannot exec /no/such/program: No such file or directory");
        assertThat(launching.failure(request(List.of("no-such-program"))))
                .isEqualTo("no-such-program: not found in PATH");
        assertThat(launching.failure(request(List.of("/tmp/")))).isEqualTo("Cannot exec /tmp/: Is a directory");
    }

    @Test
    void anArgumentCannotHoldAZero() {
        assertThat(launching.failure(request(List.of("true", "a\0b")))).isEqualTo("an argument with a zero byte in it");
        assertThat(launching.failure(new SpawnRequest(
                        List.of("/bin/true"), Map.of("A", "b\0c"), Optional.empty(), true, StandardStreams.shared())))
                .isEqualTo("a zero byte in A=b\\0c");
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThat(launching.failure(in(folder.resolve("gone"), List.of("/bin/true"))))
                .isEqualTo(folder.resolve("gone") + ": No such file or directory");
    }

    @Test
    void aFileThatIsNoProgramIsNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "hello");
        assertThat(launching.failure(request(List.of(text.toString()))))
                .isEqualTo("Cannot exec " + text + ": Permission denied");
        Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("rwx------"));
        assertThat(launching.failure(request(List.of(text.toString()))))
                .isEqualTo("Cannot exec " + text + ": Exec format error");
        Files.writeString(text, "#!/no/such/interpreter\n");
        assertThat(launching.failure(request(List.of(text.toString()))))
                .isEqualTo("Cannot exec " + text
                        + ": No such file or directory (the interpreter that it names is missing)");
    }

    @Test
    void anAbandonedProcessLeavesNothing() {
        Launching.Observer observer = new Launching.Observer();
        Spawn spawn = launching.blocked(request(launching.puppet.commandLine()), observer);
        spawn.abandon();
        launching.loop.runUntil(() -> ProcFs.system().status(spawn.pid()).isEmpty());
        assertThat(observer.reason).isEmpty();
    }

    @Test
    void nothingIsLeftInTheTemporaryFolder() {
        launching.run(launching.puppet.commandLine());
        launching.failure(request(List.of("/no/such/program")));
        launching.loop.runUntil(() -> fifos.toFile().list().length == 0);
    }

    @Test
    void withNowhereToMeetNothingStarts() {
        try (Launching nowhere = new Launching(Path.of("/no/such/folder"))) {
            assertThat(nowhere.failure(request(List.of("true")))).startsWith("no folder to make a FIFO in");
        }
    }

    @Test
    void aKilledOneIsHeardOfByItsTracer() {
        int pid = launching.launched(request(launching.puppet.commandLine()));
        launching.kernel.kill(pid, LinuxSignals.SIGKILL);
        assertThat(launching.next(pid)).isEqualTo(new Killed(LinuxSignals.SIGKILL));
        assertThat(launching.kernel.poll(pid)).isEqualTo(new NoChild());
    }
}
