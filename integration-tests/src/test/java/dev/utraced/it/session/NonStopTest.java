package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
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
}
