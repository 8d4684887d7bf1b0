package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.GdbError;
import dev.utraced.it.process.Deadline;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.rsp.RspClient;
import dev.utraced.it.server.RunningServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a client hears of threads that end while their process lives on. */
final class ThreadEndTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program program = Programs.c("thread_ends");

    @Test
    void gdbHearsThatTheOnlyThreadThatItResumedHasEnded() {
        Gdb gdb = debugging.launched(program);
        gdb.breakAt("last_words");
        assertThat(gdb.cont().function()).isEqualTo("last_words");
        gdb.cli("set scheduler-locking on");

        gdb.contInBackground();

        await().atMost(Deadline.PATIENCE)
                .ignoreExceptionsInstanceOf(GdbError.class) // "while the target is running"
                .until(() -> !gdb.infoThreads().contains("(running)"));
        gdb.cli("thread 1");
        assertThat(gdb.backtrace()).contains("main");
    }

    @Test
    @Tag("beyond-gdbserver")
    void theEndOfAThreadIsToldWithItsExitCode() {
        RunningServer server = debugging.launching(program);
        try (RspClient client = RspClient.connect(server)) {
            client.handshake();
            client.expect("QNonStop:1", "OK");
            client.expect("QThreadEvents:1", "OK");
            assertThat(client.ask("?")).startsWith("T05");
            client.expect("vStopped", "OK");
            client.expect("vCont;c", "OK");
            String created = client.reply();
            assertThat(created).startsWith("%Stop:T05create:;");
            client.expect("vStopped", "OK");
            client.expect("vCont;c", "OK");
            String ended = client.reply();
            assertThat(ended).startsWith("%Stop:w07;");
            client.expect("vStopped", "OK");
            debugging.server().process().type("\n");
            debugging.server().process().stdout().await("^finished");
        }
    }

    @Test
    @Tag("beyond-gdbserver")
    void inAllStopTheEndOfAThreadIsToldAndTheOthersGoOn() {
        RunningServer server = debugging.launching(program);
        try (RspClient client = RspClient.connect(server)) {
            client.handshake();
            client.expect("QThreadEvents:1", "OK");
            assertThat(client.ask("?")).startsWith("T05");
            assertThat(client.ask("vCont;c")).startsWith("T05create:;");
            assertThat(client.ask("vCont;c")).startsWith("w07;");
            client.send("vCont;c");
            debugging.server().process().type("\n");
            assertThat(client.reply()).startsWith("W00;process:");
        }
    }

    @Test
    @Tag("beyond-gdbserver")
    void aThreadThatIsMadeIsToldWithItsMakerAndHasNotRun() {
        RunningServer server = debugging.launching(program);
        try (RspClient client = RspClient.connect(server)) {
            client.handshake();
            client.expect("QThreadOptions;3", "OK");
            assertThat(client.ask("?")).startsWith("T05");
            String cloned = client.ask("vCont;c");
            assertThat(cloned).startsWith("T05clone:p");
            String child = cloned.substring("T05clone:".length(), cloned.indexOf(';'));
            assertThat(client.ask("Hg" + child)).isEqualTo("OK");
            client.expect("QThreadOptions;2:" + child, "OK");
            assertThat(client.ask("vCont;c")).isEqualTo("w07;" + child);
            client.send("vCont;c");
            debugging.server().process().type("\n");
            assertThat(client.reply()).startsWith("W00;process:");
        }
    }
}
