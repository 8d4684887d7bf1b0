package dev.utraced.it.engines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.server.RunningServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two gdbs on one process: Ada in non-stop, Bob in all-stop. */
@Tag("beyond-gdbserver")
final class NonStopBesideAllStopTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program workers = Programs.c("workers");
    private final ChildProcess process = debugging.running(workers, 3);
    private final RunningServer server = debugging.multi();
    private final Gdb ada = attached("on");
    private final Gdb bob = attached("off");

    private Gdb attached(String nonStop) {
        Gdb gdb = debugging.gdb();
        gdb.cli("set non-stop " + nonStop);
        gdb.connectExtended(server);
        gdb.attach(process.pid());
        while (gdb.infoThreads().contains("(running)")) {
            gdb.awaitStop();
        }
        return gdb;
    }

    /** Stops that were told before are passed over. */
    private static Stop await(Gdb gdb, String reason) {
        Stop stop = gdb.awaitStop();
        while (!stop.reason().equals(reason)) {
            stop = gdb.awaitStop();
        }
        return stop;
    }

    @Test
    void whatAdaStopsAloneRunsForBob() {
        bob.contInBackground();
        ada.mi("-exec-continue --all");
        ada.breakAt("work if id == 2");
        Stop stop = await(ada, "breakpoint-hit");
        assertThat(stop.function()).isEqualTo("work");
        ada.cli("thread " + stop.thread());
        long before = ada.printLong("counters[1]");
        while (ada.printLong("counters[1]") < before + 3) {
            assertThat(ada.backtrace()).contains("work");
        }

        assertThat(bob.interrupt().field("signal-name")).isEqualTo("SIGINT");
        assertThat(bob.infoThreads()).doesNotContain("(running)");
        assertThat(ada.infoThreads()).contains("(running)");
    }

    @Test
    void bobsBreakpointIsNothingToAda() {
        ada.mi("-exec-continue --all");
        bob.breakAt("work if id == 1");
        for (int i = 0; i < 3; i++) {
            assertThat(bob.cont().function()).isEqualTo("work");
        }
        assertThat(ada.infoThreads().lines().filter(line -> line.contains("(running)")))
                .hasSize(4);
        bob.cli("detach");
        ada.cli("detach");
        process.type("\n");
        process.stdout().await("^consistent");
    }

    @Test
    void bothHearOfTheEnd() {
        ada.mi("-exec-continue --all");
        bob.contInBackground();
        process.type("\n");

        await(bob, "exited-normally");
        await(ada, "exited-normally");
    }
}
