package dev.utraced.it.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.GdbError;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Outsider;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.process.Signals;
import dev.utraced.it.process.TaskState;
import dev.utraced.it.server.RunningServer;
import dev.utraced.it.server.ServerUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --allow}: which processes clients may have. */
@Tag("beyond-gdbserver")
final class AllowTest {
    private static final String NOBODY = "65534";

    @RegisterExtension
    final Debugging debugging = new Debugging();

    @TempDir
    Path folder;

    private final Program workers = Programs.c("workers");

    private Path auditLog() {
        return folder.resolve("audit");
    }

    /** A server with these rules, and an audit log. */
    private RunningServer allowing(String... rules) {
        List<Object> words = new ArrayList<>();
        for (String rule : rules) {
            words.addAll(List.of("--allow", rule));
        }
        words.addAll(List.of("--audit-log", auditLog(), "--multi", ServerUnderTest.LOOPBACK));
        return debugging.started(words.toArray());
    }

    private Gdb gdb(RunningServer server) {
        Gdb gdb = debugging.gdb();
        gdb.connectExtended(server);
        return gdb;
    }

    private Gdb starting(RunningServer server, Program program) {
        Gdb gdb = debugging.gdb();
        gdb.file(program);
        gdb.cli("set remote exec-file " + program.path());
        gdb.connectExtended(server);
        return gdb;
    }

    /** A process of another user, which sleeps. */
    private ChildProcess sleeper() {
        return debugging.closing(ChildProcess.start(
                "setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "sleep", "1000"));
    }

    private static void isAttached(Gdb gdb, ChildProcess process) {
        gdb.attach(process.pid());
        assertThat(TaskState.tracer(process.pid())).isNotZero();
        gdb.detach();
    }

    private void isRefused(Gdb gdb, ChildProcess process, String rule) throws IOException {
        assertThatThrownBy(() -> gdb.cli("attach " + process.pid())).isInstanceOf(GdbError.class);
        assertThat(gdb.cli("monitor why")).contains("allows only " + rule);
        assertThat(TaskState.tracer(process.pid())).isZero();
        assertThat(TaskState.letter(process.pid())).isNotEqualTo("t");
        assertThat(Files.readAllLines(auditLog()))
                .anySatisfy(line -> assertThat(line)
                        .contains("event=refused-attach")
                        .contains(Long.toString(process.pid()))
                        .contains("--allow"));
    }

    @Test
    void processesAreToldApartByTheirUser() throws IOException {
        ChildProcess sleeper = sleeper();
        Gdb gdb = gdb(allowing("uid:" + NOBODY));
        isAttached(gdb, sleeper);
        isRefused(gdb, debugging.running(workers, 2), "uid:" + NOBODY);
    }

    @Test
    void processesAreToldApartByTheirProgram() throws IOException {
        String rule = "program:" + workers.binary().getParent() + "/work*";
        ChildProcess process = debugging.running(workers, 2);
        Gdb gdb = gdb(allowing(rule));
        isAttached(gdb, process);
        isRefused(gdb, sleeper(), rule);
    }

    @Test
    void processesAreToldApartByTheirControlGroup() throws IOException {
        ChildProcess process = debugging.running(workers, 2);
        String group = Files.readAllLines(Path.of("/proc/%d/cgroup".formatted(process.pid())))
                .get(0)
                .split(":", 3)[2];
        isAttached(gdb(allowing("cgroup:" + group)), process);
        isRefused(gdb(allowing("cgroup:/elsewhere/**")), process, "cgroup:/elsewhere/**");
    }

    @Test
    void rulesAreAlternativesAndTheConditionsOfOneAllHaveToHold() throws IOException {
        ChildProcess process = debugging.running(workers, 2);
        ChildProcess sleeper = sleeper();
        Gdb gdb = gdb(allowing("uid:" + NOBODY + ",program:/no/such", "uid:" + NOBODY + ",program:/**/sleep"));
        isAttached(gdb, sleeper);
        isRefused(gdb, process, "uid:65534,program:/no/such or uid:65534,program:/**/sleep");
    }

    @Test
    void aProgramThatIsAllowedIsStartedAndDebugged() {
        Program basics = Programs.c("basics");
        Gdb gdb = starting(allowing("program:" + basics.path()), basics);
        gdb.breakAt("square");
        assertThat(gdb.run().function()).isEqualTo("square");
        assertThat(gdb.cli("monitor info access")).contains("only program:" + basics.path());
    }

    @Test
    void aProgramThatIsNotAllowedDoesNotRun() throws IOException {
        Path file = folder.resolve("touched");
        Gdb gdb = gdb(allowing("program:/no/such"));
        gdb.cli("set remote exec-file /usr/bin/touch");
        gdb.cli("set args " + file);
        assertThatThrownBy(gdb::run).isInstanceOf(GdbError.class);
        assertThat(gdb.cli("monitor why")).contains("may not be started", "allows only program:/no/such");
        assertThat(file).doesNotExist();
        assertThat(Files.readAllLines(auditLog()))
                .anySatisfy(line -> assertThat(line).contains("event=refused-launch", "touch"));
    }

    /** What a shell would start besides is no program that anybody has allowed. */
    @Test
    void argumentsAreNoWordsForAShell() {
        Path file = folder.resolve("touched");
        Program surroundings = Programs.c("surroundings");
        RunningServer server = allowing("program:" + surroundings.path());
        Gdb gdb = starting(server, surroundings);
        gdb.cli("set args $(touch " + file + ")");
        assertThat(gdb.run().reason()).isEqualTo("exited-normally");
        server.process().stdout().await("argument \\[\\$\\(touch\\]");
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void aProcessThatBecomesAProgramThatIsNotAllowedIsLetGoOf(String nonStop) throws IOException {
        Program execs = Programs.c("execs");
        RunningServer server = allowing("program:" + execs.path());
        Gdb gdb = debugging.gdb();
        gdb.cli("set non-stop " + nonStop);
        gdb.file(execs);
        gdb.cli("set remote exec-file " + execs.path());
        gdb.connectExtended(server);
        gdb.cli("set args " + workers.path() + " 2");
        gdb.breakAt("main");
        gdb.run();
        long pid = server.launchedPid();

        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");

        try {
            server.process().stdout().await("^ready");
            Outsider.of(pid).losesItsTracer();
            Outsider.of(pid).hasNoTraps();
            assertThat(gdb.cli("monitor why")).contains("called exec", "allows only program:" + execs.path());
            assertThat(Files.readAllLines(auditLog()))
                    .anySatisfy(line -> assertThat(line).contains("event=refused-follow", workers.path()));
        } finally {
            Signals.send(pid, "KILL");
        }
    }

    @Test
    void aChildThatIsNotAllowedIsNotFollowed() throws IOException {
        Program drops = Programs.c("drops");
        Gdb gdb = starting(allowing("uid:0"), drops);
        gdb.cli("set follow-fork-mode child");
        gdb.breakAt("in_child");
        gdb.breakAt("in_parent");

        assertThat(gdb.run().function()).isEqualTo("in_parent");
        assertThat(gdb.print("status")).isEqualTo("4");
        assertThat(gdb.cli("monitor why")).contains("not followed", "allows only uid:0");
        assertThat(Files.readAllLines(auditLog()))
                .anySatisfy(line -> assertThat(line).contains("event=refused-follow"));
    }

    @Test
    void theCommandLineIsHeldToTheRulesToo() {
        ChildProcess process = debugging.running(workers, 2);
        String utraced = ServerUnderTest.chosen().command().get(0);
        ChildProcess attaching = debugging.closing(ChildProcess.start(
                utraced, "--allow", "uid:" + NOBODY, "--attach", ServerUnderTest.LOOPBACK, process.pid()));
        assertThat(attaching.awaitExit()).isNotZero();
        assertThat(attaching.stderr().awaitEnd()).contains("allows only uid:" + NOBODY);
        ChildProcess starting = debugging.closing(
                ChildProcess.start(utraced, "--allow=program:/no/such", ServerUnderTest.LOOPBACK, workers.path()));
        assertThat(starting.awaitExit()).isNotZero();
        assertThat(starting.stderr().awaitEnd()).contains("allows only program:/no/such");
        assertThat(TaskState.tracer(process.pid())).isZero();
    }
}
