package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Coming to a process that runs, and leaving it running. */
final class AttachTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program workers = Programs.c("workers");

    @Test
    void aProcessIsAttachedByItsIdAloneAndGdbFindsItsFileAndLibraries() {
        ChildProcess process = debugging.running(workers, 3);
        Gdb gdb = debugging.attached(process);

        assertThat(gdb.infoThreads()).contains("\"worker-1\"", "\"worker-2\"", "\"worker-3\"");
        assertThat(gdb.cli("info sharedlibrary")).contains("libc.so.6").contains("Yes");
        assertThat(gdb.cli("info inferiors")).contains(workers.path());
        assertThat(gdb.print("sizeof(counters)")).isEqualTo("512");
    }

    @Test
    void aServerAttachesWhenItIsStarted() {
        ChildProcess process = debugging.running(workers, 2);
        Gdb gdb = debugging.gdb();
        gdb.connect(debugging.attachedTo(process));

        assertThat(gdb.infoThreads()).contains("worker-1", "worker-2");
        assertThat(debugging.server().process().stderr().text()).contains("Attached; pid = " + process.pid());
    }

    @Test
    void aDetachedProcessRunsOnUndisturbed() {
        ChildProcess process = debugging.running(workers, 4);
        Gdb gdb = debugging.attached(process);
        gdb.breakAt("work");
        assertThat(gdb.cont().function()).isEqualTo("work");

        gdb.detach();

        process.type("\n");
        process.stdout().await("^consistent");
        assertThat(process.awaitExit()).isZero();
    }

    @Test
    void aProcessCanBeAttachedAgainAfterADetach() {
        ChildProcess process = debugging.running(workers, 2);
        Gdb gdb = debugging.attached(process);
        for (int i = 0; i < 3; i++) {
            gdb.detach();
            gdb.attach(process.pid());
            assertThat(gdb.infoThreads()).contains("worker-1", "worker-2");
        }
        gdb.breakAt("work if id == 2");
        assertThat(gdb.cont().function()).isEqualTo("work");
    }

    @Test
    void anotherGdbFindsTheProcessWhereTheFirstLeftIt() {
        ChildProcess process = debugging.running(workers, 2);
        Gdb first = debugging.attached(process);
        first.cli("set var done = 0");
        first.detach();
        first.close();

        Gdb second = debugging.attached(process);
        second.breakAt("work");

        assertThat(second.cont().function()).isEqualTo("work");
    }

    @Test
    void killEndsTheAttachedProcess() {
        ChildProcess process = debugging.running(workers, 2);
        Gdb gdb = debugging.attached(process);

        gdb.killProgram();

        assertThat(process.awaitExit()).isEqualTo(128 + 9);
    }

    @Test
    void aProcessThatDoesNotExistCannotBeAttached() {
        Gdb gdb = debugging.gdb();
        gdb.connectExtended(debugging.multi());

        assertThat(gdb.cliError("attach 4194303")).contains("Attaching to process 4194303 failed");
    }

    @Test
    @Tag("beyond-gdbserver")
    void afterAProcessThatDoesNotExistAnotherOneIsAttachedInTheSameSession() {
        ChildProcess process = debugging.running(workers, 2);
        Gdb gdb = debugging.gdb();
        gdb.connectExtended(debugging.multi("--once"));
        gdb.cliError("attach 4194303");

        gdb.attach(process.pid());

        assertThat(gdb.infoThreads()).contains("worker-1", "worker-2");
        gdb.detach();
        gdb.cliError("attach 4194303");
        assertThat(gdb.cli("monitor help")).isNotEmpty();
    }

    @Test
    void aPythonProgramIsAttachedWithItsThreadsAndGoesOn() {
        ChildProcess process = debugging.closing(ChildProcess.start(
                Programs.python("threads").binary(), Programs.python("threads").source()));
        process.stdout().await("^ready");
        Gdb gdb = debugging.attached(process);

        assertThat(gdb.infoThreads().lines().filter(line -> line.contains("Thread")))
                .hasSize(4);
        assertThat(gdb.backtraceAll()).contains("PyEval_EvalFrameDefault");
        gdb.detach();

        process.type("\n");
        process.stdout().await("^finished all ran");
        assertThat(process.awaitExit()).isZero();
    }

    @Test
    @Tag("beyond-gdbserver")
    void theProgramCanBeReadAndChangedAndItsThreadsInterrupted() {
        ChildProcess process = debugging.running(workers, 2);
        Gdb gdb = debugging.attached(process);
        gdb.contInBackground();
        Stop stop = gdb.interrupt();
        assertThat(stop.field("signal-name")).isEqualTo("SIGINT");
        gdb.cli("set var done = 1");

        gdb.detach();

        process.type("\n");
        process.stdout().await("^consistent");
    }
}
