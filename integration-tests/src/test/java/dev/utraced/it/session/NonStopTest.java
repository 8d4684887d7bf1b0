package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Non-stop mode: a thread that stops does not hold the others. */
final class NonStopTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program workers = Programs.c("workers");

    private Gdb nonStop() {
        Gdb gdb = debugging.gdb();
        gdb.cli("set non-stop on");
        gdb.file(workers);
        gdb.connect(debugging.launching(workers, 3));
        return gdb;
    }

    private Gdb allReady() {
        Gdb gdb = nonStop();
        gdb.breakAt("all_ready");
        assertThat(gdb.cont().function()).isEqualTo("all_ready");
        return gdb;
    }

    @Test
    void onlyTheThreadThatHitsABreakpointStops() {
        Gdb gdb = allReady();

        assertThat(gdb.infoThreads().lines().filter(line -> line.contains("(running)")))
                .hasSize(3);
    }

    @Test
    void theOthersRunOnWhileOneIsStepped() {
        Gdb gdb = allReady();
        gdb.breakAt("work if id == 2");
        Stop stop = gdb.awaitStop();
        gdb.cli("thread " + stop.thread());
        long other = gdb.printLong("counters[1]");
        while (gdb.printLong("counters[1]") < other + 3) {
            assertThat(gdb.printLong("counters[2]")).isBetween(0L, 1L << 40);
        }
        gdb.cli("delete");

        Stop next = gdb.next();

        assertThat(next.thread()).isEqualTo(stop.thread());
        assertThat(next.line()).isEqualTo(workers.line("in work") + 1);
    }

    @Test
    void aSingleThreadIsInterrupted() {
        Gdb gdb = allReady();
        gdb.cli("delete");

        Stop stop = gdb.resume("-exec-interrupt --thread 3");

        assertThat(stop.thread()).isEqualTo(3);
        assertThat(gdb.infoThreads().lines().filter(line -> line.contains("(running)")))
                .hasSize(2);
    }

    @Test
    void allThreadsAreInterruptedAndContinued() {
        Gdb gdb = allReady();
        gdb.cli("delete");
        for (int i = 0; i < 5; i++) {
            gdb.resume("-exec-interrupt --all");
            while (gdb.infoThreads().contains("(running)")) {
                gdb.awaitStop();
            }
            gdb.mi("-exec-continue --all");
        }
        debugging.server().process().type("\n");
        Stop end = gdb.awaitStop();
        while (!end.reason().startsWith("exited")) {
            end = gdb.awaitStop();
        }
        assertThat(end.reason()).isEqualTo("exited-normally");
        debugging.server().process().stdout().await("^consistent");
    }

    @Test
    void manyThreadsStopAtOneBreakpointEachForItself() {
        Gdb gdb = allReady();
        gdb.breakAt("work");

        assertThat(Set.of(
                        gdb.awaitStop().thread(),
                        gdb.awaitStop().thread(),
                        gdb.awaitStop().thread()))
                .containsExactlyInAnyOrder(2, 3, 4);
    }

    private static long running(Gdb gdb) {
        return gdb.infoThreads()
                .lines()
                .filter(line -> line.contains("(running)"))
                .count();
    }

    private static void awaitAllStopped(Gdb gdb) {
        while (running(gdb) > 0) {
            gdb.awaitStop();
        }
    }

    /** Threads that were stopped before are told of, too. */
    private static Stop awaitBreakpoint(Gdb gdb) {
        Stop stop = gdb.awaitStop();
        while (!stop.reason().equals("breakpoint-hit")) {
            stop = gdb.awaitStop();
        }
        return stop;
    }

    @Test
    void everythingIsInterruptedAtOnceAndOneThreadContinuedInTheBackground() {
        Gdb gdb = allReady();
        gdb.cli("delete");
        gdb.cli("interrupt -a");
        awaitAllStopped(gdb);
        long before = gdb.printLong("counters[2]");

        gdb.cli("thread 3");
        gdb.cli("continue &");

        assertThat(running(gdb)).isEqualTo(1);
        gdb.cli("thread 1");
        while (gdb.printLong("counters[2]") < before + 3) {
            assertThat(gdb.backtrace()).contains("all_ready");
        }
    }

    @Test
    void breakpointsComeAndGoWhileEverythingRuns() {
        Gdb gdb = allReady();
        gdb.cli("delete");
        gdb.cli("continue &");
        for (int i = 0; i < 5; i++) {
            gdb.breakAt("work if id == 2");

            Stop stop = gdb.awaitStop();

            assertThat(stop.function()).isEqualTo("work");
            assertThat(stop.thread()).isEqualTo(3);
            gdb.cli("delete");
            gdb.cli("thread 3");
            gdb.cli("continue &");
        }
        assertThat(running(gdb)).isEqualTo(4);
    }

    @Test
    void aProgramIsLetGoOfWhileSomeOfItsThreadsRun() {
        Gdb gdb = allReady();
        gdb.breakAt("work if id == 1");
        gdb.awaitStop();

        gdb.cli("detach");

        debugging.server().process().type("\n");
        debugging.server().process().stdout().await("^consistent");
    }

    @Test
    void aProgramIsKilledWhileSomeOfItsThreadsRun() {
        Gdb gdb = allReady();
        gdb.breakAt("work");
        gdb.awaitStop();

        gdb.killProgram();

        assertThat(gdb.cli("info inferiors")).contains("<null>");
    }

    @Test
    void aRunningProcessIsAttachedStoppedAndLeft() {
        ChildProcess process = debugging.running(workers, 3);
        Gdb gdb = debugging.gdb();
        gdb.cli("set non-stop on");
        gdb.connectExtended(debugging.multi());
        gdb.attach(process.pid());
        awaitAllStopped(gdb);

        gdb.mi("-exec-continue --all");
        assertThat(running(gdb)).isEqualTo(4);
        gdb.breakAt("work if id == 2");
        assertThat(awaitBreakpoint(gdb).function()).isEqualTo("work");
        gdb.cli("detach");

        process.type("\n");
        process.stdout().await("^consistent");
        assertThat(process.awaitExit()).isZero();
    }

    @Test
    void aProgramIsRunTwice() {
        Gdb gdb = debugging.gdb();
        gdb.cli("set non-stop on");
        gdb.file(workers);
        gdb.cli("set remote exec-file " + workers.path());
        gdb.connectExtended(debugging.multi());
        gdb.breakAt("all_ready");
        for (int i = 0; i < 2; i++) {
            assertThat(gdb.run().function()).isEqualTo("all_ready");
            gdb.killProgram();
        }
    }
}
