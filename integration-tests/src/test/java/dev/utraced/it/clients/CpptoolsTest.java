package dev.utraced.it.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.GdbError;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.server.RunningServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the C/C++ extension of Visual Studio Code has gdb do, with {@code miDebuggerServerAddress}. */
@Tag("beyond-gdbserver")
final class CpptoolsTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Gdb gdb = debugging.gdbOfAnIde();

    private void prepare(Program program) {
        for (String command : List.of(
                "-gdb-set mi-async on",
                "-list-features",
                "-enable-pretty-printing",
                "-interpreter-exec console \"set pagination off\"",
                "-interpreter-exec console \"set debuginfod enabled off\"",
                "-gdb-set auto-solib-add on",
                "-gdb-set stop-on-solib-events 0",
                "-environment-cd " + program.binary().getParent(),
                "-file-exec-and-symbols " + program.path(),
                "-interpreter-exec console \"show architecture\"")) {
            gdb.mi(command);
        }
    }

    /** What is asked at each stop, for all that the window shows. */
    private void show(Stop stop) {
        int thread = stop.thread();
        assertThat(gdb.mi("-thread-info").toString()).contains("state=stopped");
        String frames = gdb.mi("-stack-list-frames --thread %d 0 1000".formatted(thread))
                .toString();
        assertThat(frames).contains(stop.function(), "main");
        gdb.mi("-stack-list-arguments --thread %d 0 0 20".formatted(thread));
        gdb.mi("-stack-list-variables --thread %d --frame 0 0".formatted(thread));
    }

    @Test
    void aProgramIsLaunchedAndDebuggedWithItsSurroundingsAndOutput(@TempDir Path directory) {
        Program program = Programs.c("surroundings");
        RunningServer server = debugging.multi("--io=client");
        prepare(program);
        gdb.mi("-exec-arguments one \"two words\"");
        gdb.mi("-break-insert main");
        gdb.mi("-target-select extended-remote " + server.address());
        gdb.mi("-interpreter-exec console \"set remote exec-file " + program.path() + "\"");
        gdb.mi("-interpreter-exec console \"set environment IT_GREETING=good day\"");
        gdb.mi("-interpreter-exec console \"set cwd " + directory + "\"");

        Stop inMain = gdb.resume("-exec-run");
        assertThat(inMain.function()).isEqualTo("main");
        show(inMain);
        show(gdb.resume("-exec-next"));

        assertThat(gdb.resume("-exec-continue").reason()).isEqualTo("exited-normally");
        assertThat(gdb.shown())
                .contains("argument [one]", "argument [two words]", "greeting [good day]")
                .contains("directory [" + directory + "]");
    }

    @Test
    void variablesAreWatchedWhileAProgramIsStepped() {
        Program basics = Programs.c("basics");
        RunningServer server = debugging.launching(basics);
        prepare(basics);
        gdb.mi("-target-select remote " + server.address());
        gdb.mi("-break-insert -f " + basics.at("in square"));
        show(gdb.resume("-exec-continue"));

        assertThat(gdb.mi("-var-create - * n").get("value")).isEqualTo("1");
        gdb.mi("-var-create result * result");
        gdb.resume("-exec-next");
        assertThat(gdb.mi("-var-update --all-values result").toString()).contains("value=1");
        gdb.mi("-var-delete result");
        assertThat(gdb.resume("-exec-finish").function()).isEqualTo("sum_of_squares");

        gdb.mi("-target-detach");
        server.process().stdout().await("^sum 55");
    }

    @Test
    void aRunningProcessIsAttachedPausedAndLetGoOf() {
        Program workers = Programs.c("workers");
        ChildProcess process = debugging.running(workers, 2);
        prepare(workers);
        gdb.mi("-target-select extended-remote " + debugging.multi().address());

        assertThatThrownBy(() -> gdb.mi("-target-attach 999999999")).isInstanceOf(GdbError.class);
        gdb.resume("-target-attach " + process.pid());
        gdb.contInBackground();
        Stop paused = gdb.interrupt();
        assertThat(paused.field("signal-name")).isEqualTo("SIGINT");
        assertThat(gdb.mi("-thread-info").toString()).contains("worker-1", "worker-2");

        gdb.mi("-target-detach");
        process.type("\n");
        process.stdout().await("^consistent");
    }
}
