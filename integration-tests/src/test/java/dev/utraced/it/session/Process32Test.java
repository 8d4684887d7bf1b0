package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.linux.machine.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A 32-bit program on a 64-bit machine. */
final class Process32Test {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    @Test
    void stepsAndBacktracesAndValuesAreThoseOf32Bits() {
        Program basics = Programs.c32("basics");
        Gdb gdb = debugging.launched(basics);
        gdb.breakAt("square if n == 3");

        assertThat(gdb.cont().function()).isEqualTo("square");
        assertThat(gdb.backtrace()).contains("square (n=3)", "sum_of_squares (upto=5)", "main ()");
        assertThat(gdb.print("$eip")).contains("square");
        assertThat(gdb.finish().field("return-value")).isEqualTo("9");
        assertThat(gdb.next().function()).isEqualTo("sum_of_squares");
        gdb.cli("delete");
        assertThat(gdb.cont().field("exit-code")).isEqualTo("07");
    }

    @Test
    void registersAreChanged() {
        Program basics = Programs.c32("basics");
        Gdb gdb = debugging.launched(basics);
        gdb.breakAt("square if n == 5");
        gdb.cont();
        gdb.cli("return 1000");

        gdb.cont();

        assertThat(gdb.print("$_exitcode")).isEqualTo("7");
        debugging.server().process().stdout().await("^sum 1030");
    }

    @Test
    void threadsHaveNamesAndVariablesOfTheirOwn() {
        Gdb gdb = debugging.launched(Programs.c32("workers"), 3);
        gdb.breakAt("all_ready");
        gdb.cont();
        gdb.breakAt("work if id == 2");
        gdb.cont();

        assertThat(gdb.infoThreads()).contains("\"worker-1\"", "\"worker-3\"");
        assertThat(gdb.print("id")).isEqualTo("2");
    }

    @Test
    void aRunningProcessIsAttachedAndLeft() {
        ChildProcess process = debugging.running(Programs.c32("workers"), 2);
        Gdb gdb = debugging.attached(process);
        assertThat(gdb.backtraceAll()).contains("worker (argument=0x1)", "main (");
        gdb.breakAt("work");
        assertThat(gdb.cont().function()).isEqualTo("work");
        gdb.detach();

        process.type("\n");
        process.stdout().await("^consistent");
        assertThat(process.awaitExit()).isZero();
    }

    @Test
    void besideA64BitProcessEachHasItsOwnRegisters() {
        ChildProcess narrow = debugging.running(Programs.c32("workers"), 2);
        ChildProcess wide = debugging.running(Programs.c("workers"), 2);
        Gdb gdb = debugging.attached(wide);
        gdb.cli("add-inferior");
        gdb.cli("inferior 2");
        gdb.attach(narrow.pid());

        assertThat(gdb.cli("info registers")).contains("eip").doesNotContain("rip");
        gdb.cli("inferior 1");
        assertThat(gdb.cli("info registers")).contains("rip").doesNotContain("eip");
    }

    @Test
    void aWatchpointStops() {
        Machine.assumeDebugRegistersFire();
        Gdb gdb = debugging.launched(Programs.c32("loop"));
        gdb.breakAt("main");
        gdb.cont();
        gdb.cli("watch hundreds if hundreds == 3");

        Stop stop = gdb.cont();

        assertThat(stop.reason()).isEqualTo("watchpoint-trigger");
        assertThat(gdb.print("counter")).isEqualTo("300");
    }

    @Test
    void functionsAreCalled() {
        Gdb gdb = debugging.launched(Programs.c32("memory"));
        gdb.breakAt("registers_hold");
        gdb.cont();

        assertThat(gdb.print("triple(14)")).isEqualTo("42");
        assertThat(gdb.print("half(5)")).isEqualTo("2.5");
    }

    @Test
    void aConditionIsDecidedByTheServer() {
        Gdb gdb = debugging.launched(Programs.c32("loop"));
        gdb.cli("set breakpoint condition-evaluation target");
        gdb.breakAt("hit if round == 1000 && hundreds == 9");

        gdb.cont();

        assertThat(gdb.print("round")).isEqualTo("1000");
    }

    @Test
    void aSegmentationFaultTellsItsAddress() {
        Gdb gdb = debugging.launched(Programs.c32("segfault"));

        assertThat(gdb.cont().field("signal-name")).isEqualTo("SIGSEGV");
        assertThat(gdb.print("$_siginfo._sifields._sigfault.si_addr")).isEqualTo("0x123450");
    }
}
