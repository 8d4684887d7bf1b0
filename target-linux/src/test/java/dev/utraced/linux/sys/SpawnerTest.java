package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.puppet.Puppet;
import dev.utraced.linux.puppet.PuppetProgram;
import dev.utraced.linux.sys.SpawnRequest.StandardStreams;
import dev.utraced.linux.sys.WaitStatus.Exited;
import dev.utraced.linux.sys.WaitStatus.Killed;
import dev.utraced.linux.sys.WaitStatus.NoChild;
import dev.utraced.linux.sys.WaitStatus.TraceEventStop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** Launches real programs; this thread is the loop. */
class SpawnerTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

    private final Loop loop = new Loop();
    private final LinuxKernel kernel = new LinuxKernel();
    private final Puppet puppet = Puppet.unstarted(PuppetProgram.NATIVE);

    @TempDir
    Path folder;

    @TempDir
    Path fifos;

    private Spawner spawner;

    @BeforeEach
    void makeASpawner() {
        spawner = new Spawner(loop, ProcFs.system(), List.of(Path.of("/no/such/folder"), fifos));
    }

    @AfterEach
    void close() {
        puppet.close();
        loop.runUntil(() -> puppet.pid() == 0 || kernel.poll(puppet.pid()) instanceof NoChild);
    }

    @Test
    void theFirstStopIsTheExecOfTheProgramItself() {
        int pid = launched(request(puppet.commandLine()));
        assertThat(ProcFs.system().executable(pid))
                .hasValue(PuppetProgram.NATIVE.path().toString());
        assertThat(ProcFs.system().status(pid).orElseThrow().tracerPid())
                .isEqualTo(ProcFs.system().currentTask());
    }

    @Test
    void argumentsArriveAsTheyAre() {
        run(puppet.commandLine("argument 5", "argument 6", "argument 7", "", "a  b", "grüße \"$HOME\" *"));
        assertThat(puppet.hear()).isEqualTo("argument 5");
        assertThat(puppet.hear()).isEqualTo("argument 6");
        assertThat(puppet.hear()).isEqualTo("argument 7");
        assertThat(puppet.line()).as("carrying out the others").startsWith("error command a");
        assertThat(puppet.line()).startsWith("error command gr");
        assertThat(puppet.ask("argument 8")).isEmpty();
        assertThat(puppet.ask("argument 9")).isEqualTo("a  b");
        assertThat(bytes(puppet.ask("argument 10"))).isEqualTo("grüße \"$HOME\" *");
    }

    @Test
    void theEnvironmentIsTheRequestsOnly() {
        run(new SpawnRequest(
                puppet.commandLine(),
                Map.of("FIRST", "a b=c", "SECOND", ""),
                Optional.empty(),
                true,
                StandardStreams.INHERITED));
        assertThat(puppet.ask("environment FIRST")).isEqualTo("a b=c");
        assertThat(puppet.ask("environment SECOND")).isEmpty();
        assertThat(puppet.ask("environment PATH")).isEqualTo("(none)");
    }

    @Test
    void theProgramStartsInItsFolder() throws IOException {
        run(in(folder, puppet.commandLine()));
        assertThat(puppet.ask("folder")).isEqualTo(folder.toRealPath().toString());
    }

    @Test
    void theProgramIsInAProcessGroupOfItsOwn() {
        run(puppet.commandLine());
        String[] ids = puppet.ask("ids").split(" ");
        assertThat(ids[2]).isEqualTo(ids[0]);
    }

    @Test
    void signalsAreAsForAProgramStartedByAShell() {
        run(puppet.commandLine());
        assertThat(puppet.ask("status SigBlk")).isEqualTo("0000000000000000");
        assertThat(puppet.ask("status SigIgn")).isEqualTo("0000000000000000");
    }

    @Test
    void noneOfTheServersFilesAreOpen() {
        int ours = SpawnLibc.open("/dev/null", 0, 0);
        try {
            run(puppet.commandLine());
            assertThat(puppet.ask("files").split(" ")).containsExactlyInAnyOrder("0", "1", "2");
        } finally {
            SpawnLibc.close(ours);
        }
    }

    @Test
    void addressesAreFixedOnlyWhereThatIsAskedFor() {
        run(puppet.commandLine());
        assertThat(puppet.ask("personality")).isEqualTo("40000");
        assertThat(puppet.ask("address call")).startsWith("5555555");
    }

    @Test
    void addressesAreRandomElse() {
        run(new SpawnRequest(puppet.commandLine(), ENVIRONMENT, Optional.empty(), false, StandardStreams.INHERITED));
        assertThat(puppet.ask("personality")).isEqualTo("0");
    }

    @Test
    void awayFromPacketsInputIsEmptyAndOutputIsStandardError() throws IOException {
        run(new SpawnRequest(
                puppet.commandLine(), ENVIRONMENT, Optional.empty(), true, StandardStreams.AWAY_FROM_PACKETS));
        Path files = Path.of("/proc/" + puppet.pid() + "/fd");
        assertThat(Files.readSymbolicLink(files.resolve("0"))).hasToString("/dev/null");
        assertThat(Files.readSymbolicLink(files.resolve("1")))
                .isEqualTo(Files.readSymbolicLink(files.resolve("2")))
                .isEqualTo(Files.readSymbolicLink(Path.of("/proc/self/fd/2")));
    }

    @Test
    void aNameIsSearchedInThePathOfTheRequest() throws IOException {
        Files.createDirectory(folder.resolve("true"));
        int pid = launched(new SpawnRequest(
                List.of("true"),
                Map.of("PATH", folder + "::/usr/bin:/bin"),
                Optional.empty(),
                true,
                StandardStreams.INHERITED));
        kernel.resume(pid, ResumeMode.CONTINUE, 0);
        assertThat(next(pid)).isEqualTo(new Exited(0));
    }

    @Test
    void aShellExecsOnceMore() {
        int pid = launched(request(List.of("sh", "-c", "exec \"$0\" \"$@\"", "/bin/sh", "-c", "exit 6")));
        kernel.resume(pid, ResumeMode.CONTINUE, 0);
        assertThat(next(pid)).isEqualTo(new TraceEventStop(PtraceEvent.EXEC));
        kernel.resume(pid, ResumeMode.CONTINUE, 0);
        assertThat(next(pid)).isEqualTo(new Exited(6));
    }

    @Test
    void aMissingProgramIsNamed() {
        assertThat(failure(request(List.of("/no/such/program"))))
                .isEqualTo("/no/such/program: No such file or directory");
        assertThat(failure(request(List.of("no-such-program")))).isEqualTo("no-such-program: not found in PATH");
        assertThat(failure(request(List.of("/tmp/")))).isEqualTo("/tmp/: Is a directory");
    }

    @Test
    void anArgumentCannotHoldAZero() {
        assertThat(failure(request(List.of("true", "a\0b")))).isEqualTo("an argument with a zero byte in it");
        assertThat(failure(new SpawnRequest(
                        List.of("/bin/true"), Map.of("A", "b\0c"), Optional.empty(), true, StandardStreams.INHERITED)))
                .isEqualTo("a zero byte in A=b\\0c");
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThat(failure(in(folder.resolve("gone"), List.of("/bin/true"))))
                .isEqualTo(folder.resolve("gone") + ": No such file or directory");
    }

    @Test
    void aFileThatIsNoProgramIsNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "hello");
        assertThat(failure(request(List.of(text.toString())))).isEqualTo(text + ": Permission denied");
        Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("rwx------"));
        assertThat(failure(request(List.of(text.toString())))).isEqualTo(text + ": Exec format error");
        Files.writeString(text, "#!/no/such/interpreter\n");
        assertThat(failure(request(List.of(text.toString()))))
                .isEqualTo(text + ": No such file or directory (the interpreter that it names is missing)");
    }

    @Test
    void anAbandonedProcessLeavesNothing() {
        Observer observer = new Observer();
        spawner.start(request(puppet.commandLine()), observer);
        loop.runUntil(() -> observer.spawn.isPresent());
        Spawn spawn = observer.spawn.get();
        spawn.abandon();
        loop.runUntil(() -> ProcFs.system().status(spawn.pid()).isEmpty());
        assertThat(observer.reason).isEmpty();
    }

    @Test
    void theServersPersonalityStaysAsItWas() throws IOException {
        run(puppet.commandLine());
        assertThat(Files.readString(Path.of("/proc/thread-self/personality")).strip())
                .isEqualTo("00000000");
    }

    @Test
    void nothingIsLeftInTheTemporaryFolder() {
        run(puppet.commandLine());
        failure(request(List.of("/no/such/program")));
        loop.runUntil(() -> fifos.toFile().list().length == 0);
    }

    @Test
    void withNowhereToMeetNothingStarts() {
        spawner = new Spawner(loop, ProcFs.system(), List.of(Path.of("/no/such/folder")));
        assertThat(failure(request(List.of("true")))).startsWith("no folder to make a FIFO in");
    }

    @Test
    void aKilledOneIsHeardOfByItsTracer() {
        int pid = launched(request(puppet.commandLine()));
        kernel.kill(pid, LinuxSignals.SIGKILL);
        assertThat(next(pid)).isEqualTo(new Killed(LinuxSignals.SIGKILL));
        assertThat(kernel.poll(pid)).isEqualTo(new NoChild());
    }

    private SpawnRequest request(List<String> arguments) {
        return new SpawnRequest(arguments, ENVIRONMENT, Optional.empty(), true, StandardStreams.INHERITED);
    }

    private SpawnRequest in(Path workingDirectory, List<String> arguments) {
        return new SpawnRequest(arguments, ENVIRONMENT, Optional.of(workingDirectory), true, StandardStreams.INHERITED);
    }

    private void run(List<String> puppetLine) {
        run(request(puppetLine));
    }

    /** Launches the puppet and lets it run. */
    private void run(SpawnRequest request) {
        int pid = launched(request);
        assertThat(kernel.resume(pid, ResumeMode.CONTINUE, 0)).isTrue();
        assertThat(puppet.awaitReady()).isEqualTo(pid);
    }

    /** Launches a program up to its exec stop. */
    private int launched(SpawnRequest request) {
        Observer observer = new Observer();
        spawner.start(request, observer);
        loop.runUntil(() -> observer.spawn.isPresent());
        Spawn spawn = observer.spawn.get();
        assertThat(kernel.seize(spawn.pid(), true, false)).isTrue();
        assertThat(kernel.poll(spawn.pid())).isEqualTo(new WaitStatus.Nothing());
        spawn.release();
        assertThat(next(spawn.pid())).isEqualTo(new TraceEventStop(PtraceEvent.EXEC));
        assertThat(observer.reason).isEmpty();
        return spawn.pid();
    }

    private String failure(SpawnRequest request) {
        Observer observer = new Observer();
        spawner.start(request, observer);
        loop.runUntil(() -> observer.spawn.isPresent() || observer.reason.isPresent());
        observer.spawn.ifPresent(spawn -> {
            assertThat(kernel.seize(spawn.pid(), true, false)).isTrue();
            spawn.release();
        });
        loop.runUntil(() -> observer.reason.isPresent());
        return observer.reason.get();
    }

    private WaitStatus next(int pid) {
        WaitStatus[] status = new WaitStatus[1];
        loop.runUntil(() -> {
            status[0] = kernel.poll(pid);
            return !(status[0] instanceof WaitStatus.Nothing);
        });
        return status[0];
    }

    /** The puppet's answers are heard as bytes. */
    private static String bytes(String heard) {
        return new String(heard.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static final class Observer implements SpawnObserver {
        private Optional<Spawn> spawn = Optional.empty();
        private Optional<String> reason = Optional.empty();

        @Override
        public void blocked(Spawn blocked) {
            spawn = Optional.of(blocked);
        }

        @Override
        public void failed(String why) {
            reason = Optional.of(why);
        }
    }
}
