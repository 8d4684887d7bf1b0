package dev.utraced.it.engines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Outsider;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.rsp.RspClient;
import dev.utraced.it.server.RunningServer;
import dev.utraced.linux.machine.Machine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two gdbs, called Ada and Bob, attached to the same process through one server. */
@Tag("beyond-gdbserver")
final class TwoDebuggersTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program workers = Programs.c("workers");
    private final ChildProcess process = debugging.running(workers, 2);
    private final RunningServer server = debugging.multi();
    private final Gdb ada = attached();
    private final Gdb bob = attached();

    private Gdb attached() {
        Gdb gdb = debugging.gdb();
        gdb.connectExtended(server);
        gdb.attach(process.pid());
        return gdb;
    }

    private void runsToItsEnd() {
        process.type("\n");
        process.stdout().await("^consistent");
        assertThat(process.awaitExit()).isZero();
    }

    @Test
    void bothSeeAllThreads() {
        assertThat(ada.infoThreads()).contains("worker-1", "worker-2");
        assertThat(bob.infoThreads()).contains("worker-1", "worker-2");
    }

    @Test
    void aBreakpointOfAdaStopsAdaAndNotBob() {
        ada.breakAt("work");
        bob.contInBackground();

        assertThat(ada.cont().reason()).isEqualTo("breakpoint-hit");
        assertThat(ada.cont().function()).isEqualTo("work");

        Stop stop = bob.interrupt();
        assertThat(stop.reason()).isEqualTo("signal-received");
        assertThat(stop.field("signal-name")).isEqualTo("SIGINT");
    }

    @Test
    void nothingRunsWhileOneOfThemHoldsTheProcess() {
        long before = ada.printLong("total");
        bob.contInBackground();
        bob.interrupt();

        assertThat(ada.printLong("total")).isEqualTo(before);
        assertThat(bob.printLong("total")).isEqualTo(before);
    }

    @Test
    void eachStopsAtItsOwnBreakpoint() {
        ada.breakAt("work if id == 1");
        bob.contInBackground();
        assertThat(ada.cont().line()).isEqualTo(workers.line("in work"));
        bob.interrupt();
        bob.breakAt(workers.at("after the count") + " if id == 1");
        ada.cli("delete");

        ada.contInBackground();
        Stop stop = bob.cont();

        assertThat(stop.reason()).isEqualTo("breakpoint-hit");
        assertThat(stop.line()).isEqualTo(workers.line("after the count"));
        assertThat(bob.print("id")).isEqualTo("1");
    }

    @Test
    void bothStopAtABreakpointThatBothHaveSet() {
        ada.breakAt("work if id == 1");
        bob.breakAt("work if id == 1");
        ada.contInBackground();
        bob.contInBackground();

        assertThat(ada.awaitStop().function()).isEqualTo("work");
        assertThat(bob.awaitStop().function()).isEqualTo("work");
        assertThat(ada.printLong("counters[1]")).isEqualTo(bob.printLong("counters[1]"));
    }

    @Test
    void neitherSeesTheOthersBreakpointsInMemory() {
        String original = ada.cli("x/24xb work");
        ada.cli("set breakpoint always-inserted on");
        ada.breakAt("*work");
        bob.cli("set breakpoint always-inserted on");
        bob.breakAt("*(work + 4)");

        assertThat(ada.cli("x/24xb work")).isEqualTo(original);
        assertThat(bob.cli("x/24xb work")).isEqualTo(original);
        Outsider.of(process).hasTrapsAt(ada.printLong("(long) work"), ada.printLong("(long) work") + 4);
    }

    @Test
    void aWatchpointOfAdaDoesNotStopBob() {
        Machine.assumeDebugRegistersFire();
        ada.cli("watch counters[1]");
        bob.contInBackground();

        assertThat(ada.cont().reason()).isEqualTo("watchpoint-trigger");
        ada.cli("delete");

        assertThat(bob.interrupt().field("signal-name")).isEqualTo("SIGINT");
    }

    @Test
    void adasStepDoesNotStopBob() {
        ada.breakAt("work");
        bob.contInBackground();
        ada.cont();
        ada.cli("delete");
        for (int i = 0; i < 5; i++) {
            assertThat(ada.next().reason()).isEqualTo("end-stepping-range");
        }

        assertThat(bob.interrupt().field("signal-name")).isEqualTo("SIGINT");
    }

    @Test
    void whenAdaDetachesBobGoesOnAndHerBreakpointsAreGone() {
        ada.cli("set breakpoint always-inserted on");
        ada.breakAt("*work");
        Outsider.of(process).hasTrapsAt(ada.printLong("(long) work"));
        ada.detach();

        Outsider.of(process).hasNoTraps();
        bob.breakAt("work if id == 2");
        assertThat(bob.cont().function()).isEqualTo("work");
        bob.detach();
        Outsider.of(process).hasNoTraps();
        runsToItsEnd();
    }

    @Test
    void whenAdaIsKilledBobGoesOnAndHerBreakpointsAreGone() {
        ada.breakAt("*work");
        long place = ada.printLong("(long) work");
        bob.contInBackground();
        ada.cont();

        ada.killGdb();

        Outsider.of(process).losesItsTrapAt(place);
        bob.interrupt();
        bob.breakAt("work if id == 2");
        assertThat(bob.cont().function()).isEqualTo("work");
        bob.detach();
        runsToItsEnd();
    }

    @Test
    void whenAClientLosesItsLinkTheGdbsGoOn() {
        long place = ada.printLong("(long) work");
        RspClient client = RspClient.extended(server);
        assertThat(client.ask("vAttach;%x".formatted(process.pid()))).startsWith("T");
        client.expect("Z0,%x,1".formatted(place), "OK");
        Outsider.of(process).hasTrapsAt(place);

        client.reset();

        Outsider.of(process).losesItsTrapAt(place);
        ada.breakAt("work if id == 2");
        bob.contInBackground();
        assertThat(ada.cont().function()).isEqualTo("work");
    }

    @Test
    void whenBothAreKilledTheProcessRunsOn() {
        ada.breakAt("work");
        bob.breakAt("work if id == 1");
        bob.contInBackground();
        ada.cont();

        ada.killGdb();
        bob.killGdb();

        Outsider.of(process).losesItsTraps();
        Outsider.of(process).losesItsTracer();
        runsToItsEnd();
    }

    @Test
    void whenTheProcessEndsBothHearOfIt() {
        ada.contInBackground();
        bob.contInBackground();
        process.type("\n");

        assertThat(ada.awaitStop().reason()).isEqualTo("exited-normally");
        assertThat(bob.awaitStop().reason()).isEqualTo("exited-normally");
    }

    @Test
    void whenAdaKillsTheProcessBobHearsOfIt() {
        bob.contInBackground();

        ada.killProgram();

        assertThat(bob.awaitStop().field("signal-name")).isEqualTo("SIGKILL");
    }

    @Test
    void afterOneHasLeftAnotherCanCome() {
        ada.detach();
        ada.attach(process.pid());
        ada.breakAt("work if id == 1");
        bob.contInBackground();

        assertThat(ada.cont().function()).isEqualTo("work");
    }
}
