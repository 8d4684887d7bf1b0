package dev.utraced.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.server.RunningServer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cdt-gdb-adapter, the debug adapter of Theia and others, has gdb do with its request {@code gdbtarget}. */
@Tag("beyond-gdbserver")
final class CdtAdapterTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program workers = Programs.c("workers");
    private final Gdb gdb = debugging.gdbOfAnIde();

    private void prepare(String nonStop) {
        for (String command : List.of(
                "-gdb-set mi-async on",
                "-gdb-set non-stop " + nonStop,
                "-gdb-set debuginfod enabled off",
                "-enable-pretty-printing",
                "-file-exec-and-symbols " + workers.path())) {
            gdb.mi(command);
        }
    }

    @Test
    void aProcessIsPickedFromTheTableOfTheMachine() {
        ChildProcess process = debugging.running(workers, 2);
        gdb.mi("-gdb-set mi-async on");
        gdb.mi("-target-select extended-remote " + debugging.multi().address());

        assertThat(gdb.mi("-info-os processes").toString())
                .contains("colhdr=pid", "colhdr=user", "colhdr=command", "colhdr=cores")
                .contains("col0=" + process.pid(), workers.path() + " 2");
        gdb.resume("-target-attach " + process.pid());
        assertThat(gdb.mi("-thread-info").toString()).contains("worker-1", "worker-2");
        gdb.mi("-target-detach");
        process.type("\n");
        process.stdout().await("^consistent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "on"})
    void aProgramIsPausedSetBreakpointsInAndLetGoOf(String nonStop) {
        ChildProcess process = debugging.running(workers, 2);
        RunningServer server = debugging.multi();
        prepare(nonStop);
        gdb.mi("-target-select extended-remote " + server.address());
        assertThat(gdb.mi("-list-target-features").get("features").toString()).contains("async");
        gdb.resume("-target-attach " + process.pid());
        if (nonStop.equals("on")) {
            gdb.awaitStop();
            gdb.awaitStop();
        }

        gdb.mi("-exec-continue --all");
        gdb.mi("-list-features");
        gdb.mi("-exec-interrupt --all");
        gdb.awaitStop();
        gdb.mi("-break-insert " + workers.at("in work"));
        gdb.mi("-exec-continue --all");
        Stop hit = gdb.awaitStop();
        while (!hit.reason().equals("breakpoint-hit")) {
            hit = gdb.awaitStop();
        }
        assertThat(hit.function()).isEqualTo("work");
        assertThat(gdb.mi("-stack-info-depth --thread " + hit.thread() + " 100").get("depth"))
                .asString()
                .matches("[3-9]");

        gdb.mi("-break-delete");
        gdb.mi("-target-detach");
        gdb.mi("-target-disconnect");
        process.type("\n");
        process.stdout().await("^consistent");
        assertThat(process.awaitExit()).isZero();
    }
}
