package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Threads: their names, their stacks, their own variables, one stepping while the others wait. */
final class ThreadsTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program workers = Programs.c("workers");

    private Gdb allReady() {
        Gdb gdb = debugging.launched(workers, 3);
        gdb.breakAt("all_ready");
        gdb.cont();
        return gdb;
    }

    @Test
    void infoThreadsListsEveryThreadByItsName() {
        assertThat(allReady().infoThreads())
                .contains("\"workers\"", "\"worker-1\"", "\"worker-2\"", "\"worker-3\"")
                .contains("all_ready");
    }

    @Test
    void everyThreadHasABacktraceThatEndsAtTheBottom() {
        String stacks = allReady().backtraceAll();

        assertThat(stacks.split("(?m)^Thread \\d", -1)).hasSize(5);
        assertThat(stacks)
                .contains("worker (argument=0x1)", "worker (argument=0x2)", "worker (argument=0x3)", "main (");
    }

    @Test
    void aBreakpointStopsTheThreadThatHitsIt() {
        Gdb gdb = allReady();
        gdb.breakAt("work if id == 2");

        Stop stop = gdb.cont();

        assertThat(stop.function()).isEqualTo("work");
        assertThat(gdb.print("tls_id")).isEqualTo("200");
        assertThat(stop.thread()).isEqualTo(3);
    }

    @Test
    void threadLocalVariablesHaveAValuePerThread() {
        Gdb gdb = allReady();
        gdb.breakAt("work if id == 3");
        gdb.cont();

        assertThat(gdb.print("tls_id")).isEqualTo("300");
        assertThat(gdb.printLong("tls_rounds")).isGreaterThanOrEqualTo(1000);
        gdb.cli("thread 1");
        assertThat(gdb.print("tls_id")).isEqualTo("7");
        assertThat(gdb.print("tls_rounds")).isEqualTo("1000");
        gdb.cli("set var tls_id = 8");
        assertThat(gdb.print("tls_id")).isEqualTo("8");
        gdb.cli("thread 4");
        assertThat(gdb.print("tls_id")).isEqualTo("300");
    }

    @Test
    void aSteppedThreadGetsToTheNextLineWhileTheOthersRun() {
        Gdb gdb = allReady();
        gdb.breakAt("work if id == 1");
        int thread = gdb.cont().thread();
        gdb.cli("delete");

        Stop stop = gdb.next();

        assertThat(stop.reason()).isEqualTo("end-stepping-range");
        assertThat(stop.thread()).isEqualTo(thread);
        assertThat(stop.line()).isEqualTo(workers.line("in work") + 1);
    }

    @Test
    void withTheSchedulerLockedOnlyOneThreadMoves() {
        Gdb gdb = allReady();
        gdb.breakAt("work if id == 1");
        gdb.cont();
        gdb.cli("set scheduler-locking on");
        long second = gdb.printLong("counters[2]");
        long first = gdb.printLong("counters[1]");

        gdb.cont();
        gdb.cont();

        assertThat(gdb.printLong("counters[1]")).isEqualTo(first + 2);
        assertThat(gdb.printLong("counters[2]")).isEqualTo(second);
    }

    @Test
    void aFunctionCanBeCalledInAnyThread() {
        Gdb gdb = allReady();
        gdb.breakAt("work if id == 2");
        gdb.cont();
        gdb.cli("set scheduler-locking on");

        assertThat(gdb.print("(int)gettid() == $_inferior_thread_count")).isEqualTo("0");
        assertThat(gdb.printLong("(int)getpid()")).isEqualTo(debugging.server().launchedPid());
    }

    @Test
    void aThreadThatEndsLeavesTheList() {
        Gdb gdb = allReady();
        gdb.cli("delete");
        gdb.breakAt(workers.at("all joined"));
        debugging.server().process().type("\n");

        gdb.cont();

        assertThat(gdb.infoThreads()).contains("\"workers\"").doesNotContain("worker-");
    }

    @Test
    void manyThreadsHitOneBreakpointAndEachHitIsTold() {
        Gdb gdb = debugging.launched(workers, 12);
        gdb.breakAt("work");
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            Stop stop = gdb.cont();
            assertThat(stop.reason()).isEqualTo("breakpoint-hit");
            seen.add(stop.thread());
        }
        assertThat(seen).hasSizeGreaterThan(6);
        gdb.cli("delete");
        debugging.server().process().type("\n");

        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");
        debugging.server().process().stdout().await("^consistent");
    }
}
