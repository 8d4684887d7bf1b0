package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.rsp.RspClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ctrl-C while the program runs. */
final class InterruptTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    @Test
    void aRunningProgramIsInterruptedAndGoesOn() {
        Gdb gdb = debugging.launched(Programs.c("workers"), 3);
        gdb.contInBackground();
        debugging.server().process().stdout().await("^ready");
        for (int i = 0; i < 10; i++) {
            Stop stop = gdb.interrupt();
            assertThat(stop.reason()).isEqualTo("signal-received");
            assertThat(stop.field("signal-name")).isEqualTo("SIGINT");
            gdb.contInBackground();
        }
        debugging.server().process().type("\n");

        assertThat(gdb.awaitStop().reason()).isEqualTo("exited-normally");
        debugging.server().process().stdout().await("^consistent");
    }

    @Test
    @Tag("beyond-gdbserver")
    void aProgramThatBlocksTheInterruptSignalIsInterruptedToo() {
        ChildProcess process = debugging.running(Programs.c("signals"), "block-int");
        isInterruptedAndRunsToItsEnd(debugging.attached(process), process);
        process.stdout().await("^handled 21");
    }

    @Test
    @Tag("beyond-gdbserver")
    void aProgramThatTakesTheInterruptSignalItselfIsInterruptedAndGetsNone() {
        ChildProcess process = debugging.running(Programs.c("interrupts"), "take");
        isInterruptedAndRunsToItsEnd(debugging.attached(process), process);
        assertThat(process.stdout().awaitEnd()).doesNotContain("taken");
    }

    private static void isInterruptedAndRunsToItsEnd(Gdb gdb, ChildProcess process) {
        gdb.contInBackground();

        assertThat(gdb.interrupt().field("signal-name")).isEqualTo("SIGINT");

        gdb.contInBackground();
        process.type("\n");
        assertThat(gdb.awaitStop().reason()).isEqualTo("exited-normally");
    }

    @Test
    @Tag("beyond-gdbserver")
    void aDaemonThatWasFollowedIntoItsOwnSessionIsInterrupted() {
        Gdb gdb = debugging.launched(Programs.c("interrupts"), "daemon");
        gdb.cli("set follow-fork-mode child");
        gdb.contInBackground();
        debugging.server().process().stdout().await("^ready");

        assertThat(gdb.interrupt().field("signal-name")).isEqualTo("SIGINT");

        gdb.contInBackground();
        debugging.server().process().type("\n");
        assertThat(gdb.awaitStop().reason()).isEqualTo("exited-normally");
    }

    @Test
    @Tag("beyond-gdbserver")
    void theProcessThatRunsIsInterruptedAndNotTheOneThatCameLast() {
        ChildProcess first = debugging.running(Programs.c("workers"), 2);
        ChildProcess last = debugging.running(Programs.c("workers"), 2);
        RspClient client = debugging.closing(RspClient.extended(debugging.multi()));
        assertThat(client.ask("vAttach;%x".formatted(first.pid()))).startsWith("T");
        assertThat(client.ask("vAttach;%x".formatted(last.pid()))).startsWith("T");
        client.send("vCont;c:p%x.-1".formatted(first.pid()));

        client.interrupt();

        assertThat(client.reply()).startsWith("T02").contains("thread:p%x.".formatted(first.pid()));
    }

    @Test
    void theInterruptIsNotSeenByTheProgram() {
        Program signals = Programs.c("signals");
        Gdb gdb = debugging.launched(signals);
        gdb.cli("handle SIGUSR1 SIGUSR2 nostop noprint pass");
        gdb.contInBackground();
        debugging.server().process().stdout().await("^ready");
        gdb.interrupt();
        gdb.contInBackground();
        debugging.server().process().type("\n");

        assertThat(gdb.awaitStop().reason()).isEqualTo("exited-normally");
        debugging.server().process().stdout().await("^handled 21");
    }

    @Test
    void breakpointsSetAfterAnInterruptAreHit() {
        Gdb gdb = debugging.launched(Programs.c("workers"), 3);
        gdb.contInBackground();
        debugging.server().process().stdout().await("^ready");
        gdb.interrupt();
        gdb.breakAt("work if id == 3");

        assertThat(gdb.cont().function()).isEqualTo("work");
        assertThat(gdb.print("id")).isEqualTo("3");
    }
}
