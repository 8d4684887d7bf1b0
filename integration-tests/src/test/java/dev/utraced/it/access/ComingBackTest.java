package dev.utraced.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Outsider;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.server.RunningServer;
import dev.utraced.it.server.ServerUnderTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of processes when the link to their debugger is lost: {@code --on-disconnect}. */
@Tag("beyond-gdbserver")
final class ComingBackTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program basics = Programs.c("basics");

    @Test
    void aProgramThatItsDebuggerLeavesIsThereWhenThatComesBack() {
        RunningServer server = debugging.multi();
        Gdb gdb = stoppedIn(server, "square");
        gdb.cli("disconnect");
        server.process().stderr().await("terminated connection");
        gdb.connectExtended(server);
        assertThat(gdb.backtrace()).contains("square");
        gdb.cli("delete");
        assertThat(gdb.cont().field("exit-code")).isEqualTo("07");
    }

    private RunningServer server(String onDisconnect) {
        return debugging.started("--on-disconnect=" + onDisconnect, "--multi", ServerUnderTest.LOOPBACK);
    }

    private Gdb stoppedIn(RunningServer server, String function) {
        Gdb gdb = debugging.gdb();
        gdb.file(basics);
        gdb.cli("set remote exec-file " + basics.path());
        gdb.connectExtended(server);
        gdb.breakAt(function);
        assertThat(gdb.run().function()).isEqualTo(function);
        return gdb;
    }

    @Test
    void aDebuggerFindsItsStoppedProgramAgain() {
        RunningServer server = server("hold");
        Gdb lost = stoppedIn(server, "square");
        long pid = server.launchedPid();
        lost.killGdb();
        Outsider.of(pid).losesItsTraps();

        Gdb back = debugging.gdb();
        back.file(basics);
        back.connectExtended(server);
        assertThat(back.backtrace()).contains("square");
        assertThat(back.cont().field("exit-code")).isEqualTo("07");
    }

    @Test
    void aSignalThatStoppedItIsNotLost() {
        RunningServer server = server("hold");
        Program segfault = Programs.c("segfault");
        Gdb lost = debugging.gdb();
        lost.file(segfault);
        lost.cli("set remote exec-file " + segfault.path());
        lost.connectExtended(server);
        assertThat(lost.run().field("signal-name")).isEqualTo("SIGSEGV");
        lost.killGdb();
        server.process().stderr().await("terminated connection");

        Gdb back = debugging.gdb();
        back.file(segfault);
        back.connectExtended(server);
        assertThat(back.cli("info program")).contains("SIGSEGV");
        assertThat(back.cont().field("signal-name")).isEqualTo("SIGSEGV");
    }

    @Test
    void whatAnAbsentDebuggerLeftRunningRunsOnAndIsFoundAgain() {
        RunningServer server = server("hold");
        ChildProcess process = debugging.running(Programs.c("workers"), 2);
        Gdb lost = debugging.gdb();
        lost.connectExtended(server);
        lost.attach(process.pid());
        lost.contInBackground();
        lost.killGdb();
        server.process().stderr().await("terminated connection");

        Gdb back = debugging.gdb();
        back.connectExtended(server);
        assertThat(back.infoThreads()).contains(Long.toString(process.pid()));
        back.detach();
        process.type("\n");
        process.stdout().await("^consistent");
    }

    @Test
    void aProgramThatWasStartedRunsOnWhereThatIsAskedFor() {
        RunningServer server = server("resume");
        Program workers = Programs.c("workers");
        Gdb lost = debugging.gdb();
        lost.file(workers);
        lost.cli("set remote exec-file " + workers.path());
        lost.cli("set args 2");
        lost.connectExtended(server);
        lost.breakAt("main");
        lost.run();
        lost.killGdb();
        server.process().stderr().await("Detaching process");
        server.process().stdout().await("^ready");
        Outsider.of(server.launchedPid()).losesItsTracer();
    }

    @Test
    void anAttachedProcessIsKilledWhereThatIsAskedFor() {
        RunningServer server = server("kill");
        ChildProcess process = debugging.running(Programs.c("workers"), 2);
        Gdb lost = debugging.gdb();
        lost.connectExtended(server);
        lost.attach(process.pid());
        lost.killGdb();
        assertThat(process.awaitExit()).isEqualTo(128 + 9);
    }
}
