package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All-stop as gdb shows it, on top of a server in non-stop mode: gdb itself stops the other threads, and steps past breakpoints. */
final class NonStopTargetTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program workers = Programs.c("workers");

    private Gdb allReady(Program program) {
        Gdb gdb = debugging.gdb();
        gdb.cli("maint set target-non-stop on");
        gdb.file(program);
        gdb.connect(debugging.launching(program, 4));
        return gdb;
    }

    @Test
    void aStopStopsEverything() {
        Gdb gdb = allReady(workers);
        gdb.breakAt("all_ready");

        assertThat(gdb.cont().function()).isEqualTo("all_ready");

        assertThat(gdb.infoThreads()).doesNotContain("(running)");
        assertThat(gdb.backtraceAll()).contains("worker");
    }

    @Test
    void threadsAreSteppedPastABreakpointThatOthersHitAllTheTime() {
        Gdb gdb = allReady(workers);
        gdb.cli("set displaced-stepping on");
        gdb.breakAt("work");
        for (int i = 0; i < 10; i++) {
            assertThat(gdb.cont().function()).isEqualTo("work");
        }
        gdb.cli("set scheduler-locking on");
        Stop step = gdb.next();
        assertThat(step.line()).isEqualTo(workers.line("in work") + 1);
        gdb.cli("set scheduler-locking off");
        gdb.cli("delete");
        gdb.contInBackground();
        debugging.server().process().type("\n");

        assertThat(gdb.awaitStop().reason()).isEqualTo("exited-normally");
        debugging.server().process().stdout().await("^consistent");
    }

    @Test
    void breakpointsAreHitInAStormOfThreads() {
        Gdb gdb = allReady(Programs.c("storm"));
        gdb.breakAt("visit");
        for (int i = 0; i < 10; i++) {
            assertThat(gdb.cont().reason()).isEqualTo("breakpoint-hit");
        }
        gdb.cli("delete");
        gdb.contInBackground();
        debugging.server().process().type("\n");

        assertThat(gdb.awaitStop().reason()).isEqualTo("exited-normally");
    }

    @Test
    void everythingIsInterrupted() {
        Gdb gdb = allReady(workers);
        gdb.breakAt("all_ready");
        gdb.cont();
        gdb.cli("delete");
        for (int i = 0; i < 3; i++) {
            gdb.contInBackground();
            assertThat(gdb.interrupt().reason()).isEqualTo("signal-received");
            assertThat(gdb.infoThreads()).doesNotContain("(running)");
        }
    }
}
