package dev.utraced.linux.sys;

import static dev.utraced.linux.sys.Launching.ENVIRONMENT;
import static dev.utraced.linux.sys.Launching.in;
import static dev.utraced.linux.sys.Launching.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.puppet.PuppetProgram;
import dev.utraced.linux.sys.WaitStatus.Exited;
import dev.utraced.linux.sys.WaitStatus.TraceEventStop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a launched program finds. */
class SpawnerTest {
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
    void theFirstStopIsTheExecOfTheProgramItself() {
        int pid = launching.launched(request(launching.puppet.commandLine()));
        assertThat(ProcFs.system().executable(pid))
                .hasValue(PuppetProgram.NATIVE.path().toString());
        assertThat(ProcFs.system().status(pid).orElseThrow().tracerPid())
                .isEqualTo(ProcFs.system().currentTask());
    }

    @Test
    void argumentsArriveAsTheyAre() {
        launching.run(launching.puppet.commandLine(
                "argument 5", "argument 6", "argument 7", "", "a  b", "grüße \"$HOME\" *"));
        assertThat(launching.puppet.hear()).isEqualTo("argument 5");
        assertThat(launching.puppet.hear()).isEqualTo("argument 6");
        assertThat(launching.puppet.hear()).isEqualTo("argument 7");
        assertThat(launching.puppet.line()).as("carrying out the others").startsWith("error command a");
        assertThat(launching.puppet.line()).startsWith("error command gr");
        assertThat(launching.puppet.ask("argument 8")).isEmpty();
        assertThat(launching.puppet.ask("argument 9")).isEqualTo("a  b");
        assertThat(bytes(launching.puppet.ask("argument 10"))).isEqualTo("grüße \"$HOME\" *");
    }

    @Test
    void theEnvironmentIsTheRequestsOnly() {
        launching.run(new SpawnRequest(
                launching.puppet.commandLine(),
                Map.of("FIRST", "a b=c", "SECOND", ""),
                Optional.empty(),
                true,
                StandardStreams.shared()));
        assertThat(launching.puppet.ask("environment FIRST")).isEqualTo("a b=c");
        assertThat(launching.puppet.ask("environment SECOND")).isEmpty();
        assertThat(launching.puppet.ask("environment PATH")).isEqualTo("(none)");
    }

    @Test
    void theProgramStartsInItsFolder() throws IOException {
        launching.run(in(folder, launching.puppet.commandLine()));
        assertThat(launching.puppet.ask("folder")).isEqualTo(folder.toRealPath().toString());
    }

    @Test
    void theProgramIsInAProcessGroupOfItsOwn() {
        launching.run(launching.puppet.commandLine());
        String[] ids = launching.puppet.ask("ids").split(" ");
        assertThat(ids[2]).isEqualTo(ids[0]);
    }

    @Test
    void signalsAreAsForAProgramStartedByAShell() {
        launching.run(launching.puppet.commandLine());
        assertThat(launching.puppet.ask("status SigBlk")).isEqualTo("0000000000000000");
        assertThat(launching.puppet.ask("status SigIgn")).isEqualTo("0000000000000000");
    }

    @Test
    void noneOfTheServersFilesAreOpen() {
        int ours = SpawnLibc.open("/dev/null", 0, 0);
        try {
            launching.run(launching.puppet.commandLine());
            assertThat(launching.puppet.ask("files").split(" ")).containsExactlyInAnyOrder("0", "1", "2");
        } finally {
            SpawnLibc.close(ours);
        }
    }

    @Test
    void addressesAreFixedOnlyWhereThatIsAskedFor() {
        launching.run(launching.puppet.commandLine());
        assertThat(launching.puppet.ask("personality")).isEqualTo("40000");
        assertThat(launching.puppet.ask("address call")).startsWith("5555555");
    }

    @Test
    void addressesAreRandomElse() {
        launching.run(new SpawnRequest(
                launching.puppet.commandLine(), ENVIRONMENT, Optional.empty(), false, StandardStreams.shared()));
        assertThat(launching.puppet.ask("personality")).isEqualTo("0");
    }

    @Test
    void awayFromPacketsInputIsEmptyAndOutputIsStandardError() throws IOException {
        launching.run(new SpawnRequest(
                launching.puppet.commandLine(),
                ENVIRONMENT,
                Optional.empty(),
                true,
                StandardStreams.awayFromPackets()));
        Path files = Path.of("/proc/" + launching.puppet.pid() + "/fd");
        assertThat(Files.readSymbolicLink(files.resolve("0"))).hasToString("/dev/null");
        assertThat(Files.readSymbolicLink(files.resolve("1")))
                .isEqualTo(Files.readSymbolicLink(files.resolve("2")))
                .isEqualTo(Files.readSymbolicLink(Path.of("/proc/self/fd/2")));
    }

    @Test
    void aNameIsSearchedInThePathOfTheRequest() throws IOException {
        Files.createDirectory(folder.resolve("true"));
        int pid = launching.launched(new SpawnRequest(
                List.of("true"),
                Map.of("PATH", folder + "::/usr/bin:/bin"),
                Optional.empty(),
                true,
                StandardStreams.shared()));
        launching.kernel.resume(pid, ResumeMode.CONTINUE, 0);
        assertThat(launching.next(pid)).isEqualTo(new Exited(0));
    }

    @Test
    void aShellExecsOnceMore() {
        int pid = launching.launched(request(List.of("sh", "-c", "exec \"$0\" \"$@\"", "/bin/sh", "-c", "exit 6")));
        launching.kernel.resume(pid, ResumeMode.CONTINUE, 0);
        assertThat(launching.next(pid)).isEqualTo(new TraceEventStop(PtraceEvent.EXEC));
        launching.kernel.resume(pid, ResumeMode.CONTINUE, 0);
        assertThat(launching.next(pid)).isEqualTo(new Exited(6));
    }

    @Test
    void theServersPersonalityStaysAsItWas() throws IOException {
        launching.run(launching.puppet.commandLine());
        assertThat(Files.readString(Path.of("/proc/thread-self/personality")).strip())
                .isEqualTo("00000000");
    }

    /** The puppet's answers are heard as bytes. */
    private static String bytes(String heard) {
        return new String(heard.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
