package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Single steps of which most need no processor: nobody can tell. */
final class OwnStepsTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program program = Programs.c("pages");

    @Test
    void aLoopThatIsSteppedThroughHasDoneItsWork() {
        Gdb gdb = debugging.launched(program);
        gdb.breakAt("fill");
        gdb.cont();
        gdb.cli("tbreak " + program.at("filled"));

        assertThat(gdb.resumeCli("stepi 100000").reason()).isEqualTo("breakpoint-hit");

        assertThat(gdb.print("sum")).isEqualTo("4950");
        assertThat(gdb.print("page[99]")).isEqualTo("99");
    }

    @Test
    void aPageThatTheProgramHasTakenAwayFaultsThere() {
        Gdb gdb = debugging.launched(program);
        gdb.breakAt(program.at("last words"));
        gdb.cont();

        Stop stop = gdb.resumeCli("stepi 1000");

        assertThat(stop.reason()).isEqualTo("signal-received");
        assertThat(stop.function()).isEqualTo("main");
        assertThat(gdb.print("$_siginfo.si_signo")).isEqualTo("11");
        assertThat(gdb.print("$_siginfo._sifields._sigfault.si_addr == &page[1]"))
                .isEqualTo("1");
    }

    @Test
    void theSignalOfAStepIsTheOneThatTheKernelGives() {
        Gdb gdb = debugging.launched(program);
        gdb.breakAt("fill");
        gdb.cont();
        for (int i = 0; i < 10; i++) {
            gdb.stepInstruction();
            assertThat(gdb.print("$_siginfo.si_signo")).isEqualTo("5");
            assertThat(gdb.print("$_siginfo.si_code")).as("TRAP_TRACE").isEqualTo("2");
            assertThat(gdb.print("$_siginfo._sifields._sigfault.si_addr == $pc"))
                    .isEqualTo("1");
        }
    }
}
