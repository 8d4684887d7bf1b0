package dev.utraced.it.unperturbed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Deadline;
import dev.utraced.it.process.Programs;
import dev.utraced.it.process.TaskState;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads that sleep while another one comes to breakpoints: they sleep on, and are there when they are wanted. */
@Tag("beyond-gdbserver")
final class SleepersTest {
    private static final int SLEEPERS = 20;

    /** So many stops find a thread asleep before it is left so. */
    private static final int STOPS_BEFORE = 5;

    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final ChildProcess process = debugging.running(Programs.c("sleepers"), SLEEPERS);

    private Gdb stoppedAtTick() {
        Gdb gdb = debugging.attached(process);
        gdb.breakAt("tick");
        cont(gdb, STOPS_BEFORE);
        return gdb;
    }

    private static void cont(Gdb gdb, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(gdb.cont().function()).isEqualTo("tick");
        }
    }

    private Map<Long, Long> wakeUpsOf(String name) {
        Map<Long, Long> wakeUps = new TreeMap<>();
        for (long tid : TaskState.threads(process.pid())) {
            if (TaskState.name(tid).equals(name)) {
                wakeUps.put(tid, TaskState.sleeps(tid));
            }
        }
        return wakeUps;
    }

    private void wakeThemAll(Gdb gdb) {
        gdb.cli("delete");
        gdb.contInBackground();
        process.type("\n");
        assertThat(gdb.awaitStop().reason()).isEqualTo("exited-normally");
        process.stdout().await("^21 woken, some naps");
    }

    @Test
    void theyAreNotWokenWhenAnotherThreadComesToABreakpoint() {
        Gdb gdb = stoppedAtTick();
        cont(gdb, STOPS_BEFORE);

        Map<Long, Long> before = wakeUpsOf("sleeper");
        cont(gdb, 10);
        gdb.next();
        cont(gdb, 1);

        assertThat(before).hasSize(SLEEPERS);
        assertThat(wakeUpsOf("sleeper")).isEqualTo(before);
        wakeThemAll(gdb);
    }

    @Test
    void theyHaveABacktraceAndCanCallFunctions() {
        Gdb gdb = stoppedAtTick();
        cont(gdb, STOPS_BEFORE);

        assertThat(gdb.backtraceAll().split("in sleeper \\(", -1)).hasSize(SLEEPERS + 1);
        cont(gdb, STOPS_BEFORE);
        gdb.cli("thread 5");
        gdb.cli("set scheduler-locking on");
        assertThat(gdb.print("twice(21)")).isEqualTo("42");
        assertThat(gdb.backtrace()).contains("in sleeper (");
        gdb.cli("set scheduler-locking off");
        cont(gdb, STOPS_BEFORE);
        wakeThemAll(gdb);
    }

    /** Unlike a list of threads with their frames, it wakes nobody. */
    private static String names(Gdb gdb) {
        return gdb.cli("python print([thread.name for thread in gdb.selected_inferior().threads()])");
    }

    /** As a thread of the process does it. */
    private static void rename(Gdb gdb, long tid, String name) {
        gdb.cli("set scheduler-locking on");
        gdb.cli("set $comm = (int) open(\"/proc/self/task/%d/comm\", 1)".formatted(tid));
        assertThat(gdb.print("(long) write($comm, \"%s\", %d)".formatted(name, name.length())))
                .isEqualTo(Integer.toString(name.length()));
        gdb.cli("set scheduler-locking off");
    }

    @Test
    void aSleeperThatIsGivenAnotherNameIsShownByIt() {
        Gdb gdb = stoppedAtTick();
        cont(gdb, STOPS_BEFORE);
        assertThat(names(gdb)).contains("sleeper").doesNotContain("dreamer");

        rename(gdb, wakeUpsOf("sleeper").keySet().iterator().next(), "dreamer");
        Deadline deadline = Deadline.fromNow();
        while (!names(gdb).contains("dreamer") && !deadline.hasPassed()) {
            cont(gdb, 1);
        }
        assertThat(names(gdb)).contains("dreamer");
    }

    @Test
    void whatWakesUpWhileItIsHeldDoesNotRun() {
        Gdb gdb = stoppedAtTick();
        cont(gdb, STOPS_BEFORE);
        long napper = wakeUpsOf("napper").keySet().iterator().next();

        long naps = gdb.printLong("naps");
        Deadline deadline = Deadline.fromNow();
        while (!TaskState.letter(napper).equals("t") && !deadline.hasPassed()) {
            Thread.onSpinWait();
        }
        assertThat(TaskState.letter(napper)).isEqualTo("t");
        assertThat(gdb.printLong("naps")).isEqualTo(naps);
        while (gdb.printLong("naps") == naps && !deadline.hasPassed()) {
            cont(gdb, 1);
        }
        assertThat(gdb.printLong("naps")).isGreaterThan(naps);
        wakeThemAll(gdb);
    }

    /** The program has a handler for the second one. */
    @ParameterizedTest
    @ValueSource(strings = {"USR1", "USR2"})
    void aSignalForTheProcessReachesTheOneThreadThatRuns(String signal) {
        Gdb gdb = stoppedAtTick();
        cont(gdb, STOPS_BEFORE);

        gdb.cli("set scheduler-locking on");
        gdb.cli("disable");
        gdb.contInBackground();
        process.signal(signal);

        Stop stop = gdb.awaitStop();
        assertThat(stop.field("signal-name")).isEqualTo("SIG" + signal);
        assertThat(gdb.print("$_thread")).isEqualTo("2");
        gdb.cli("set scheduler-locking off");
        gdb.cli("handle SIGUSR1 nopass");
        gdb.cli("handle SIGUSR2 nopass");
        wakeThemAll(gdb);
    }
}
