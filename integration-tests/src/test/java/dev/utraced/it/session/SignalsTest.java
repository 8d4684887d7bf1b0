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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals: which stop, which pass, which the user sends, and what they carry. */
final class SignalsTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program signals = Programs.c("signals");

    private Gdb atBeforeSignals() {
        Gdb gdb = debugging.launched(signals);
        gdb.breakAt("before_signals");
        gdb.cont();
        return gdb;
    }

    @Test
    void aSegmentationFaultStopsAtItsLineAndTellsTheAddress() {
        Program segfault = Programs.c("segfault");
        Gdb gdb = debugging.launched(segfault);

        Stop stop = gdb.cont();

        assertThat(stop.reason()).isEqualTo("signal-received");
        assertThat(stop.field("signal-name")).isEqualTo("SIGSEGV");
        assertThat(stop.line()).isEqualTo(segfault.line("crashes"));
        assertThat(gdb.print("$_siginfo._sifields._sigfault.si_addr")).isEqualTo("0x123450");
        assertThat(gdb.print("$_siginfo.si_signo")).isEqualTo("11");
    }

    @Test
    void aFatalSignalThatIsPassedOnKillsTheProgram() {
        Gdb gdb = debugging.launched(Programs.c("segfault"));
        gdb.cont();

        Stop stop = gdb.cont();

        assertThat(stop.reason()).isEqualTo("exited-signalled");
        assertThat(stop.field("signal-name")).isEqualTo("SIGSEGV");
    }

    @Test
    void aSignalStopsBeforeItsHandlerRuns() {
        Gdb gdb = atBeforeSignals();

        Stop stop = gdb.cont();

        assertThat(stop.field("signal-name")).isEqualTo("SIGUSR1");
        assertThat(gdb.print("handled")).isEqualTo("0");
        gdb.cont();
        assertThat(gdb.print("handled")).isEqualTo("1");
    }

    @Test
    void signalsThatAreToPassSilentlyAllArrive() {
        Gdb gdb = atBeforeSignals();
        gdb.cli("handle SIGUSR1 SIGUSR2 nostop noprint pass");
        gdb.breakAt("after_signals");

        assertThat(gdb.cont().function()).isEqualTo("after_signals");
        assertThat(gdb.print("handled")).isEqualTo("21");
        assertThat(gdb.print("last_value")).isEqualTo("42");
    }

    @Test
    void signalsThatAreNotToPassDoNotArrive() {
        Gdb gdb = atBeforeSignals();
        gdb.cli("handle SIGUSR1 nostop noprint nopass");
        gdb.cli("handle SIGUSR2 nostop noprint pass");
        gdb.breakAt("after_signals");
        gdb.cont();

        assertThat(gdb.print("handled")).isEqualTo("1");
    }

    @Test
    void aSignalThatTheUserSendsReachesTheHandler() {
        Gdb gdb = atBeforeSignals();
        gdb.cli("handle SIGUSR1 nostop noprint nopass");
        gdb.breakAt("on_signal");

        Stop stop = gdb.resumeCli("signal SIGUSR2");

        assertThat(stop.function()).isEqualTo("on_signal");
        assertThat(gdb.print("signal")).isEqualTo("12");
    }

    @Test
    void aSignalIsTakenBackBySignalZero() {
        Gdb gdb = atBeforeSignals();
        gdb.cont();
        gdb.cli("handle SIGUSR1 SIGUSR2 nostop noprint nopass");
        gdb.breakAt("after_signals");

        assertThat(gdb.resumeCli("signal 0").function()).isEqualTo("after_signals");
        assertThat(gdb.print("handled")).isEqualTo("0");
    }

    @Test
    void stepIntoAHandlerStopsInIt() {
        Gdb gdb = atBeforeSignals();
        gdb.cont();
        gdb.breakAt("on_signal");

        assertThat(gdb.next().function()).isEqualTo("on_signal");
        assertThat(gdb.backtrace()).contains("<signal handler called>");
    }

    @Test
    void aQueuedSignalKeepsItsValueThroughAStop() {
        Gdb gdb = atBeforeSignals();
        gdb.cli("handle SIGUSR1 nostop noprint pass");

        assertThat(gdb.cont().field("signal-name")).isEqualTo("SIGUSR2");
        assertThat(gdb.print("$_siginfo._sifields._rt.si_sigval.sival_int")).isEqualTo("42");
        gdb.breakAt("after_signals");
        gdb.cont();

        assertThat(gdb.print("last_value")).isEqualTo("42");
    }

    @Test
    void signalInformationCanBeChangedBeforeItIsDelivered() {
        Gdb gdb = atBeforeSignals();
        gdb.cli("handle SIGUSR1 nostop noprint pass");
        gdb.cont();
        gdb.cli("set var $_siginfo._sifields._rt.si_sigval.sival_int = 77");
        gdb.breakAt("after_signals");
        gdb.cont();

        assertThat(gdb.print("last_value")).isEqualTo("77");
    }

    @Test
    void anAbortIsTold() {
        Gdb gdb = debugging.launched(Programs.c("ends"), "abort");

        assertThat(gdb.cont().field("signal-name")).isEqualTo("SIGABRT");
        assertThat(gdb.backtrace()).contains("abort", "main (");
        assertThat(gdb.cont().reason()).isEqualTo("exited-signalled");
    }

    @Test
    void aProgramThatKillsItselfIsTold() {
        Stop stop = debugging.launched(Programs.c("ends"), "kill").cont();

        assertThat(stop.reason()).isEqualTo("exited-signalled");
        assertThat(stop.field("signal-name")).isEqualTo("SIGKILL");
    }

    @Test
    void aProgramThatIsKilledFromOutsideIsTold() {
        ChildProcess process = debugging.running(signals);
        Gdb gdb = debugging.attached(process);
        gdb.contInBackground();

        process.kill();

        assertThat(gdb.awaitStop().field("signal-name")).isEqualTo("SIGKILL");
    }

    @Test
    void everyExitCodeIsTold() {
        Gdb gdb = debugging.runnable(Programs.c("ends"));
        for (int code : new int[] {0, 1, 77, 255}) {
            gdb.cli("set args exit " + code);
            gdb.run();
            assertThat(gdb.print("$_exitcode")).isEqualTo(Integer.toString(code));
        }
    }

    /** With a false condition there the instruction is executed as a copy elsewhere. */
    @ParameterizedTest
    @CsvSource({"divide, SIGFPE", "illegal, SIGILL"})
    void aFaultUnderABreakpointIsTheInstructionsOwn(String kind, String signal) {
        Gdb gdb = debugging.launched(Programs.c("faults"), kind);
        gdb.breakAt("*faulty_" + kind + " if never == 1");

        Stop stop = gdb.cont();

        assertThat(stop.field("signal-name")).isEqualTo(signal);
        assertThat(gdb.print("(char *) $_siginfo._sifields._sigfault.si_addr == faulty_" + kind))
                .isEqualTo("1");
        assertThat(gdb.print("(char *) $pc == faulty_" + kind)).isEqualTo("1");
        gdb.cont();
        debugging.server().process().stdout().await("^there there$");
    }

    /** The thread steps into the handler on its way past the breakpoint, which is nobody's business. */
    @Test
    @Tag("beyond-gdbserver")
    void aSignalThatIsPassedAtABreakpointWithAFalseConditionStopsNobody() {
        Gdb gdb = debugging.launched(Programs.c("places"), 2, 5_000);
        gdb.cli("monitor set jump-pads off");
        gdb.cli("handle SIGPROF nostop noprint pass");
        gdb.cli("set breakpoint condition-evaluation target");
        gdb.breakAt("*(char *)&place7 if $rdi == -1");

        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");
    }
}
