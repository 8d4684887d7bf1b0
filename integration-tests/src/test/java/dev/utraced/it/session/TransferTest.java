package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files of the server's machine, monitor commands, core files: what else goes over the wire. */
final class TransferTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    @TempDir
    Path directory;

    private final Program basics = Programs.c("basics");

    @Test
    void aLargeFileArrivesAsItIs() throws Exception {
        Path original = directory.resolve("original");
        byte[] bytes = new byte[200_000];
        new Random(1).nextBytes(bytes);
        Files.write(original, bytes);
        Gdb gdb = debugging.launched(basics);

        gdb.cli("remote get %s %s".formatted(original, directory.resolve("copy")));

        assertThat(directory.resolve("copy")).hasBinaryContent(bytes);
    }

    @Test
    void aLargeFileIsPutAndDeleted() throws Exception {
        Path original = directory.resolve("original");
        byte[] bytes = new byte[200_000];
        new Random(2).nextBytes(bytes);
        Files.write(original, bytes);
        Gdb gdb = debugging.launched(basics);
        Path copy = directory.resolve("copy");

        gdb.cli("remote put %s %s".formatted(original, copy));
        assertThat(copy).hasBinaryContent(bytes);
        gdb.cli("remote delete " + copy);

        assertThat(copy).doesNotExist();
    }

    @Test
    void aFileWithoutASizeArrivesWhole() throws Exception {
        Gdb gdb = debugging.launched(basics);

        gdb.cli("remote get /proc/cpuinfo " + directory.resolve("cpuinfo"));

        long processors = Files.readAllLines(directory.resolve("cpuinfo")).stream()
                .filter(line -> line.startsWith("processor"))
                .count();
        assertThat(processors)
                .isEqualTo(Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                        .filter(line -> line.startsWith("processor"))
                        .count());
    }

    @Test
    void aFileThatIsNotThereIsAnError() {
        Gdb gdb = debugging.launched(basics);

        assertThat(gdb.cliError("remote get /does/not/exist " + directory.resolve("x")))
                .contains("No such file or directory");
    }

    @Test
    void monitorHelpListsTheCommands() {
        assertThat(debugging.launched(basics).cli("monitor help")).contains("monitor");
    }

    @Test
    void anUnknownMonitorCommandIsAnErrorAndTheSessionGoesOn() {
        Gdb gdb = debugging.launched(basics);
        assertThat(gdb.cliError("monitor no-such-command")).contains("Protocol error with Rcmd");

        assertThat(gdb.cont().field("exit-code")).isEqualTo("07");
    }

    @Test
    void aCoreFileShowsTheThreadsAsTheyWere() throws Exception {
        Program workers = Programs.c("workers");
        Gdb gdb = debugging.launched(workers, 3);
        gdb.breakAt("work if id == 2");
        gdb.cont();
        Path core = directory.resolve("core");

        gdb.cli("generate-core-file " + core);

        Gdb reader = debugging.gdb();
        reader.file(workers);
        reader.cli("core-file " + core);
        assertThat(reader.backtrace()).contains("work (id=2)", "worker (argument=0x2)");
        assertThat(reader.infoThreads().lines().filter(line -> line.contains("LWP")))
                .hasSize(4);
        assertThat(reader.print("counters")).isEqualTo(gdb.print("counters"));
    }

    @Test
    void theOperatingSystemsTablesAreListed() {
        Gdb gdb = debugging.launched(basics);

        assertThat(gdb.cli("info os")).contains("processes", "threads");
        assertThat(gdb.cli("info os processes"))
                .contains(Long.toString(debugging.server().launchedPid()));
    }
}
