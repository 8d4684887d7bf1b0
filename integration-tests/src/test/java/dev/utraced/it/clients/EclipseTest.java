package dev.utraced.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
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

/** What Eclipse CDT has gdb do: its process list, its views of processors and system resources, its non-stop mode. */
@Tag("beyond-gdbserver")
final class EclipseTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Gdb gdb = debugging.gdbOfAnIde();

    private void prepare(String nonStop) {
        for (String command : List.of(
                "-gdb-version",
                "-gdb-set breakpoint pending on",
                "-enable-pretty-printing",
                "-gdb-set print object on",
                "-gdb-set print sevenbit-strings on",
                "-gdb-set mi-async on",
                "-gdb-set non-stop " + nonStop,
                "-gdb-set pagination off",
                "-gdb-set auto-solib-add on",
                "-gdb-set detach-on-fork on",
                "-gdb-set debuginfod enabled off")) {
            gdb.mi(command);
        }
    }

    @Test
    void aProcessIsPickedFromTheListAndAttached() {
        Program workers = Programs.c("workers");
        ChildProcess process = debugging.running(workers, 2);
        prepare("off");
        gdb.mi("-target-select extended-remote " + debugging.multi().address());

        assertThat(gdb.mi("-list-thread-groups --available").toString())
                .contains("id=" + process.pid(), "description=" + workers.path());
        Stop stop = gdb.resume("-target-attach " + process.pid());

        assertThat(stop.reason()).isIn("", "signal-received");
        assertThat(gdb.mi("-list-thread-groups --recurse 1").toString()).contains("worker-1", "worker-2", "core=");
        gdb.mi("-target-detach");
        process.type("\n");
        process.stdout().await("^consistent");
    }

    @Test
    void threadsAreResumedAndSuspendedOneByOne() {
        ChildProcess process = debugging.running(Programs.c("workers"), 2);
        prepare("on");
        gdb.mi("-target-select extended-remote " + debugging.multi().address());
        gdb.resume("-target-attach " + process.pid());
        gdb.awaitStop();
        gdb.awaitStop();

        gdb.mi("-exec-continue --thread 2");
        assertThat(gdb.mi("-thread-info").toString()).contains("state=running", "state=stopped");
        assertThat(gdb.resume("-exec-interrupt --thread 2").thread()).isEqualTo(2);

        gdb.mi("-target-detach --thread-group i1");
        process.type("\n");
        process.stdout().await("^consistent");
    }

    @Test
    void theViewsOfProcessorsAndSystemResourcesAreFilled(@TempDir Path folder) {
        RunningServer server = debugging.launching(Programs.c("basics"));
        prepare("off");
        gdb.mi("-target-select remote " + server.address());

        gdb.cli("remote get /proc/cpuinfo " + folder.resolve("cpuinfo"));
        assertThat(folder.resolve("cpuinfo")).content().contains("processor\t: 0");
        for (int i = 0; i < 3; i++) {
            gdb.cli("remote get /proc/stat " + folder.resolve("stat"));
            assertThat(folder.resolve("stat")).content().startsWith("cpu ").contains("softirq");
        }
        String classes = gdb.mi("-info-os").toString();
        for (String table : List.of(
                "cpus",
                "files",
                "modules",
                "msg",
                "processes",
                "procgroups",
                "semaphores",
                "shm",
                "sockets",
                "threads")) {
            assertThat(classes).contains("col0=" + table);
            // gdb shows no columns of a table without rows.
            assertThat(gdb.mi("-info-os " + table).toString()).containsAnyOf("colhdr=", "nr_rows=0");
        }
        assertThat(gdb.mi("-info-os threads").toString()).contains(Long.toString(server.launchedPid()));
    }

    @Test
    void aProcessIsAttachedToInTheBackground() {
        Program workers = Programs.c("workers");
        ChildProcess process = debugging.running(workers, 2);
        prepare("on");
        gdb.mi("-target-select extended-remote " + debugging.multi().address());
        gdb.cli("attach " + process.pid() + " &");
        while (!gdb.mi("-thread-info").toString().contains("worker-2")) {
            gdb.mi("-list-thread-groups");
        }
        gdb.mi("-exec-interrupt --thread 3");
        while (!gdb.mi("-thread-info 3").toString().contains("state=stopped")) {
            gdb.mi("-list-thread-groups");
        }
        assertThat(gdb.mi("-thread-info 2").toString()).contains("state=running");
        gdb.mi("-target-detach --thread-group i1");
        process.type("\n");
        process.stdout().await("^consistent");
    }

    @Test
    void tracepointsPassCountsAndPrintingBreakpointsAreSet() {
        Program basics = Programs.c("basics");
        RunningServer server = debugging.launching(basics);
        prepare("off");
        gdb.mi("-file-exec-and-symbols " + basics.path());
        gdb.mi("-target-select remote " + server.address());
        gdb.mi("-break-insert -a " + basics.at("in square"));
        gdb.mi("-break-passcount 1 3");
        gdb.mi("-break-insert " + basics.at("after the call"));
        gdb.mi("-trace-start");
        assertThat(gdb.resume("-exec-continue").line()).isEqualTo(basics.line("after the call"));
        assertThat(gdb.mi("-trace-status").toString()).contains("stop-reason=passcount", "frames=3");
        assertThat(gdb.mi("-trace-find frame-number 2").get("found")).isEqualTo("1");
        gdb.mi("-trace-find none");

        gdb.mi("-dprintf-insert " + basics.at("after the loop") + " \"total is %d\\n\" total");
        assertThat(gdb.resume("-exec-continue").field("exit-code")).isEqualTo("07");
    }
}
