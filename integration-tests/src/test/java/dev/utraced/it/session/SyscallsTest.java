package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.server.RunningServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code catch syscall}: what stops, what does not, and what a stop elsewhere has to do with it. */
final class SyscallsTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program syscalls = Programs.c("syscalls");

    private Gdb inMain(Program program, Object... arguments) {
        Gdb gdb = debugging.launched(program, arguments);
        gdb.breakAt("main");
        gdb.cont();
        return gdb;
    }

    private static void stops(Stop stop, String reason, String call) {
        assertThat(stop.reason()).isEqualTo(reason);
        assertThat(stop.field("syscall-name")).isEqualTo(call);
    }

    @Test
    void aNamedCallIsCaughtAtEntryAndReturn() {
        Gdb gdb = inMain(Programs.c("calls"));
        gdb.cli("catch syscall getppid");

        for (int i = 0; i < 3; i++) {
            stops(gdb.cont(), "syscall-entry", "getppid");
            stops(gdb.cont(), "syscall-return", "getppid");
            assertThat(gdb.printLong("$rax")).isPositive();
        }
        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");
    }

    @Test
    void everyCallIsCaughtWhenNoneIsNamed() {
        Gdb gdb = inMain(Programs.c("calls"));
        gdb.cli("catch syscall");

        stops(gdb.cont(), "syscall-entry", "getppid");
        stops(gdb.cont(), "syscall-return", "getppid");
        stops(gdb.cont(), "syscall-entry", "getuid");
    }

    @Test
    void theCallsOfAGroupAreCaught() {
        Gdb gdb = inMain(syscalls, "fork");
        gdb.cli("catch syscall group:process");

        stops(gdb.cont(), "syscall-entry", "clone");
        stops(gdb.cont(), "syscall-return", "clone");
        stops(gdb.cont(), "syscall-entry", "wait4");
    }

    @Test
    @Tag("beyond-gdbserver")
    void theFirstCallOfANewThreadBeginsWithItsEntry() {
        Gdb gdb = inMain(Programs.c("thread_ends"));
        gdb.cli("catch syscall exit");

        stops(gdb.cont(), "syscall-entry", "exit");
        gdb.contInBackground();
        debugging.server().process().type("\n");
        assertThat(gdb.awaitStop().reason()).isEqualTo("exited-normally");
    }

    @Test
    @Tag("beyond-gdbserver")
    void inAStormOfThreadsOnlyTheNamedCallIsTold() {
        Gdb gdb = inMain(Programs.c("storm"));
        gdb.cli("catch syscall exit");

        for (int i = 0; i < 40; i++) {
            stops(gdb.cont(), "syscall-entry", "exit");
        }
    }

    @Test
    void theCallsOfA32BitProgramHaveItsOwnNumbers() {
        Gdb gdb = inMain(Programs.c32("syscalls"));
        gdb.cli("catch syscall getppid");

        stops(gdb.cont(), "syscall-entry", "getppid");
        stops(gdb.cont(), "syscall-return", "getppid");
        assertThat(gdb.printLong("$eax")).isPositive();
    }

    @Test
    void theCallsOfAChildThatIsFollowedAreCaught() {
        Gdb gdb = inMain(syscalls, "fork");
        gdb.cli("set follow-fork-mode child");
        gdb.cli("catch syscall getppid");

        stops(gdb.cont(), "syscall-entry", "getppid");
        assertThat(gdb.cli("backtrace")).contains("in_child");
        stops(gdb.cont(), "syscall-return", "getppid");
        assertThat(gdb.cont().field("exit-code")).isEqualTo("04");
    }

    @Test
    void theCallsOfAChildThatIsNotFollowedAreItsOwn() {
        Gdb gdb = inMain(syscalls, "fork");
        gdb.cli("catch syscall getppid");

        assertThat(gdb.cont().field("exit-code")).isEqualTo("04");
    }

    @Test
    void theCallsOfTheNextProgramAreCaught() {
        Gdb gdb = inMain(syscalls, "exec", Programs.c("calls").binary());
        gdb.cli("delete");
        gdb.cli("catch syscall execve");
        gdb.cli("catch syscall getppid");

        stops(gdb.cont(), "syscall-entry", "execve");
        stops(gdb.cont(), "syscall-return", "execve");
        stops(gdb.cont(), "syscall-entry", "getppid");
        stops(gdb.cont(), "syscall-return", "getppid");
    }

    @Test
    @Tag("beyond-gdbserver")
    void aStepOverACallEndsWhereTheKernelIsEnteredAndTheCallIsToldNext() {
        Gdb gdb = inMain(syscalls);
        gdb.breakAt("*the_call");
        gdb.cont();
        gdb.cli("catch syscall getppid");

        assertThat(gdb.stepInstruction().reason()).isEqualTo("end-stepping-range");
        assertThat(gdb.print("$pc == (void *) the_call + 2")).isEqualTo("1");
        stops(gdb.cont(), "syscall-entry", "getppid");
        assertThat(gdb.stepInstruction().reason()).isEqualTo("end-stepping-range");
        stops(gdb.cont(), "syscall-return", "getppid");
        assertThat(gdb.print("$pc == (void *) the_call + 2")).isEqualTo("1");
    }

    @Test
    @Tag("beyond-gdbserver")
    void aRangeStepIsInterruptedByACaughtCall() {
        Gdb gdb = inMain(syscalls);
        gdb.breakAt("step_here");
        gdb.cont();
        gdb.cli("delete");
        gdb.cli("catch syscall getppid");

        stops(gdb.next(), "syscall-entry", "getppid");
        stops(gdb.next(), "syscall-return", "getppid");
    }

    @Test
    @Tag("beyond-gdbserver")
    void aBreakpointOnACallIsOneStopAndTheCallTwoMore() {
        Gdb gdb = inMain(syscalls);
        gdb.breakAt("*the_call");
        gdb.cli("catch syscall getppid");

        assertThat(gdb.cont().reason()).isEqualTo("breakpoint-hit");
        stops(gdb.cont(), "syscall-entry", "getppid");
        stops(gdb.cont(), "syscall-return", "getppid");
        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");
    }

    @Test
    void aCallBehindAFalseConditionIsCaughtInItsPlace() {
        Gdb gdb = inMain(syscalls);
        gdb.breakAt("*the_call if $pc == 0");
        gdb.cli("catch syscall getppid");

        stops(gdb.cont(), "syscall-entry", "getppid");
        assertThat(gdb.print("$pc == (void *) the_call + 2")).isEqualTo("1");
        stops(gdb.cont(), "syscall-return", "getppid");
        assertThat(gdb.print("$pc == (void *) the_call + 2")).isEqualTo("1");
        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");
    }

    @Test
    @Tag("beyond-gdbserver")
    void stopsDuringACallAreNoReturns() {
        ChildProcess process = debugging.running(syscalls, "wait");
        Gdb gdb = debugging.attached(process);
        gdb.cli("catch syscall read");
        stops(gdb.cont(), "syscall-entry", "read");

        for (int i = 0; i < 3; i++) {
            gdb.contInBackground();
            assertThat(gdb.interrupt().reason()).isEqualTo("signal-received");
        }
        gdb.contInBackground();
        process.type("x\n");

        stops(gdb.awaitStop(), "syscall-return", "read");
        assertThat(gdb.printLong("$rax")).isEqualTo(1);
        gdb.detach();
        process.stdout().await("^got 1");
    }

    @Test
    @Tag("beyond-gdbserver")
    void twoDebuggersCatchEachItsOwnCalls() {
        RunningServer server = debugging.multi();
        ChildProcess process = debugging.running(syscalls, "wait");
        Gdb ada = attached(server, process);
        Gdb bob = attached(server, process);
        ada.cli("catch syscall read");
        bob.cli("catch syscall write");
        bob.contInBackground();
        stops(ada.cont(), "syscall-entry", "read");
        ada.contInBackground();
        process.type("x\n");

        stops(ada.awaitStop(), "syscall-return", "read");
        ada.contInBackground();
        stops(bob.awaitStop(), "syscall-entry", "write");
        ada.interrupt();
        ada.detach();
        stops(bob.cont(), "syscall-return", "write");
    }

    private Gdb attached(RunningServer server, ChildProcess process) {
        Gdb gdb = debugging.gdb();
        gdb.connectExtended(server);
        gdb.attach(process.pid());
        return gdb;
    }
}
