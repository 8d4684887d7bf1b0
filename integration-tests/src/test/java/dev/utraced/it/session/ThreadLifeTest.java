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

/** Threads that come, go and replace the program. */
final class ThreadLifeTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    @Test
    void aProcessWhoseLeaderHasEndedIsDebuggedOn() {
        Program program = Programs.c("leader_exits");
        Gdb gdb = debugging.launched(program);
        gdb.breakAt("alone");

        Stop stop = gdb.cont();

        assertThat(stop.reason()).isEqualTo("breakpoint-hit");
        assertThat(gdb.backtrace()).contains("alone", "survivor");
        assertThat(gdb.next().reason()).isIn("end-stepping-range", "function-finished");
        gdb.contInBackground();
        debugging.server().process().stdout().await("^ready");
        debugging.server().process().type("\n");
        Stop end = gdb.awaitStop();
        assertThat(end.reason()).isEqualTo("exited");
        assertThat(end.field("exit-code")).isEqualTo("03");
    }

    @Test
    @Tag("beyond-gdbserver")
    void aProcessWhoseLeaderHasEndedCanBeAttached() {
        ChildProcess process = debugging.running(Programs.c("leader_exits"));
        Gdb gdb = debugging.attached(process);

        assertThat(gdb.backtraceAll()).contains("survivor");
        gdb.detach();

        process.type("\n");
        assertThat(process.awaitExit()).isEqualTo(3);
    }

    @Test
    void aThreadThatReplacesTheProgramIsFollowed() {
        Program program = Programs.c("thread_exec");
        Gdb gdb = debugging.launched(program);
        gdb.cli("catch exec");
        gdb.breakAt("second_life");

        assertThat(gdb.cont().reason()).isEqualTo("exec");
        assertThat(gdb.cont().function()).isEqualTo("second_life");
        assertThat(gdb.infoThreads().lines().filter(line -> line.contains("hread")))
                .hasSize(1);
        assertThat(gdb.cont().field("exit-code")).isEqualTo("05");
    }

    @Test
    void breakpointsAreHitInAStormOfThreads() {
        Gdb gdb = debugging.launched(Programs.c("storm"));
        gdb.breakAt("visit");
        for (int i = 0; i < 40; i++) {
            assertThat(gdb.cont().reason()).isEqualTo("breakpoint-hit");
        }
        gdb.cli("delete");
        gdb.contInBackground();
        debugging.server().process().type("\n");

        assertThat(gdb.awaitStop().reason()).isEqualTo("exited-normally");
        debugging.server().process().stdout().await("^finished");
    }

    @Test
    void falseConditionsInAStormOfThreadsStopNobody() {
        Gdb gdb = debugging.launched(Programs.c("storm"));
        gdb.cli("set breakpoint condition-evaluation target");
        gdb.breakAt("visit if id == 25");

        assertThat(gdb.cont().function()).isEqualTo("visit");
        assertThat(gdb.print("id")).isEqualTo("25");
        gdb.cli("delete");
        gdb.contInBackground();
        debugging.server().process().type("\n");

        assertThat(gdb.awaitStop().reason()).isEqualTo("exited-normally");
    }

    @Test
    @Tag("beyond-gdbserver")
    void aStormOfThreadsIsAttachedAndLeftUndisturbed() {
        ChildProcess process = debugging.running(Programs.c("storm"));
        Gdb gdb = debugging.attached(process);
        for (int i = 0; i < 10; i++) {
            gdb.contInBackground();
            gdb.interrupt();
        }
        gdb.detach();

        process.type("\n");
        process.stdout().await("^finished");
        assertThat(process.awaitExit()).isZero();
    }
}
