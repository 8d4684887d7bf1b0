package dev.utraced.it.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.GdbError;
import dev.utraced.it.gdb.GdbProgram;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Deadline;
import dev.utraced.it.process.Outsider;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.process.TaskState;
import dev.utraced.it.server.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --observer}: a gdb that looks at a process beside the one that drives it, and changes nothing. */
@Tag("beyond-gdbserver")
final class ObserverTest {
    private static final int NOBODY = 65534;

    @RegisterExtension
    final Debugging debugging = new Debugging();

    @TempDir
    Path folder;

    private final Program workers = Programs.c("workers");
    private RunningServer server;

    @BeforeEach
    void serve() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        server = debugging.started(
                "--driver=uid:0", "--observer=uid:" + NOBODY, "--multi", "unix:" + folder.resolve("debug.sock"));
    }

    private Gdb driver() {
        Gdb gdb = debugging.gdb();
        gdb.file(workers);
        gdb.cli("set remote exec-file " + workers.path());
        gdb.connectExtended(server);
        return gdb;
    }

    private Gdb observer(String nonStop) {
        Gdb gdb = debugging.gdb(GdbProgram.ofUser(NOBODY));
        gdb.cli("set non-stop " + nonStop);
        gdb.connectExtended(server);
        return gdb;
    }

    /** A driver whose breakpoint holds the process. */
    private Gdb driverAtBreakpoint(ChildProcess process) {
        Gdb driver = driver();
        driver.attach(process.pid());
        driver.breakAt("work");
        assertThat(driver.cont().function()).isEqualTo("work");
        return driver;
    }

    private static void endsWell(ChildProcess process) {
        process.type("\n");
        process.stdout().await("^consistent");
        assertThat(process.awaitExit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "on"})
    void whatADriverHoldsIsSeenWithVariablesAndBacktraces(String nonStop) {
        ChildProcess process = debugging.running(workers, 2);
        Gdb driver = driverAtBreakpoint(process);
        Gdb observer = observer(nonStop);
        observer.attach(process.pid());
        if (nonStop.equals("on")) {
            observer.awaitStop();
            observer.awaitStop();
        }

        assertThat(observer.backtraceAll()).contains("work (id=", "worker (argument=", "main (argc=2");
        assertThat(observer.print("total")).isEqualTo(driver.print("total"));
        assertThat(observer.cli("thread apply all print tls_id")).contains("= 7", "= 100", "= 200");
        observer.detach();
        driver.detach();
        endsWell(process);
    }

    @Test
    void nothingThatAnObserverTriesHasAnEffect() throws IOException {
        ChildProcess process = debugging.running(workers, 2);
        Path file = Files.writeString(folder.resolve("file"), "text");
        Gdb driver = driverAtBreakpoint(process);
        String before = driver.cli("info registers general") + driver.print("total");
        Gdb observer = observer("off");
        observer.attach(process.pid());

        for (String command : new String[] {
            "print total = 4711",
            "set var $rax = 4711",
            "call (int) getpid()",
            "kill",
            "monitor exit",
            "remote delete " + file
        }) {
            assertThatThrownBy(() -> observer.cli(command)).as(command).isInstanceOf(GdbError.class);
        }
        observer.resume("-exec-step-instruction");
        assertThat(observer.transcript()).contains("controlling processes is not for observers");
        observer.breakAt("work");
        observer.contIsRefused("Cannot insert breakpoint");

        driver.cli("maint flush register-cache");
        assertThat(driver.cli("info registers general") + driver.print("total")).isEqualTo(before);
        assertThat(file).hasContent("text");
        assertThat(server.process().isAlive()).isTrue();
        observer.cli("delete");
        observer.detach();
        driver.cli("delete");
        driver.detach();
        endsWell(process);
    }

    @Test
    void whatRunsRunsOnAlthoughItsObserverSeesItStopped() {
        ChildProcess process = debugging.running(workers, 2);
        Gdb observer = observer("off");
        observer.attach(process.pid());
        assertThat(observer.backtraceAll()).contains("worker (argument=", "main (argc=2");
        long before = observer.printLong("total");
        await().atMost(Deadline.PATIENCE).until(() -> observer.printLong("total") > before);
        assertThat(TaskState.letter(process.pid())).isNotEqualTo("t");

        observer.contInBackground();
        assertThat(observer.interrupt().field("signal-name")).isEqualTo("SIGINT");
        assertThat(TaskState.letter(process.pid())).isNotEqualTo("t");
        observer.killGdb();
        Outsider.of(process).losesItsTracer();
        endsWell(process);
    }

    @Test
    void aDriverFeelsNothingOfAnObserver() {
        ChildProcess process = debugging.running(workers, 2);
        Gdb driver = driver();
        driver.attach(process.pid());
        driver.contInBackground();
        int stops = driver.transcript().split("\\*stopped", -1).length;
        Gdb observer = observer("off");
        observer.attach(process.pid());
        observer.contInBackground();
        observer.interrupt();

        driver.mi("-list-features");
        assertThat(driver.transcript().split("\\*stopped", -1)).hasSize(stops);
        assertThat(driver.interrupt().field("signal-name")).isEqualTo("SIGINT");
        driver.contInBackground();
        observer.killGdb();
        assertThat(driver.interrupt().field("signal-name")).isEqualTo("SIGINT");
        driver.detach();
        endsWell(process);
    }

    @Test
    void aProgramWaitsForTheNextDriverAndEndsWithItWhoeverLooksOn() {
        Gdb lost = driver();
        lost.breakAt("work");
        lost.run();
        long pid = server.launchedPid();
        Gdb observer = observer("off");
        observer.attach(pid);
        observer.contInBackground();
        lost.killGdb();
        server.process().stderr().await("terminated connection");
        Gdb next = driver();
        assertThat(next.backtrace()).contains("work");
        next.cli("kill");
        assertThat(observer.awaitStop().reason()).isEqualTo("exited-signalled");
    }
}
