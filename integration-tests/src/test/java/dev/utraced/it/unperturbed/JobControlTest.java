package dev.utraced.it.unperturbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Deadline;
import dev.utraced.it.process.Programs;
import dev.utraced.it.process.Signals;
import dev.utraced.it.process.TaskState;
import dev.utraced.it.rsp.RspClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a shell does with {@code ^Z}, {@code fg} and {@code bg} goes on working, and its parent hears of it as if nobody debugged. */
@Tag("beyond-gdbserver")
final class JobControlTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final ChildProcess shell = debugging.running(Programs.c("jobs"));
    private final long job =
            Long.parseLong(shell.stdout().await("^child (\\d+)").group(1));
    private final RspClient client = debugging.closing(RspClient.extended(debugging.multi()));

    JobControlTest() {
        debugging.closing(() -> Signals.send(job, "KILL"));
    }

    private String attach() {
        return client.ask("vAttach;%x".formatted(job));
    }

    private void detach() {
        client.expect("D;%x".formatted(job), "OK");
    }

    private void heard(String... news) {
        shell.stdout().await("(?s)^ready\\R" + String.join("\\R", news) + "\\R");
        assertThat(shell.stdout().text()).endsWith("ready\n" + String.join("\n", news) + "\n");
    }

    private void awaitState(String letter) {
        await().atMost(Deadline.PATIENCE).until(() -> TaskState.letter(job).equals(letter));
    }

    @Test
    void aStoppedProcessStaysStoppedThroughAttachAndDetach() {
        Signals.send(job, "STOP");
        heard("stopped by 19");
        for (int i = 0; i < 50; i++) {
            assertThat(attach()).startsWith("T");
            detach();
            assertThat(TaskState.tracer(job)).isZero();
            awaitState("T");
        }
        heard("stopped by 19");
        Signals.send(job, "CONT");

        heard("stopped by 19", "continued");
    }

    @Test
    void aStoppedProcessThatIsContinuedByTheDebuggerOnlyStaysStopped() {
        Signals.send(job, "STOP");
        heard("stopped by 19");
        client.expect("QPassSignals:13", "OK");
        attach();
        client.send("vCont;c");
        Signals.send(job, "CONT");
        heard("stopped by 19", "continued");
        client.interrupt();
        assertThat(client.reply()).startsWith("T02");
        detach();

        Signals.send(job, "TSTP");
        heard("stopped by 19", "continued", "stopped by 20");
    }

    @Test
    void aStopSignalThatPassesStopsTheProcessAndItsParentHearsOfIt() {
        client.expect("QPassSignals:11;12;13", "OK");
        attach();
        client.send("vCont;c");

        Signals.send(job, "TSTP");
        heard("stopped by 20");
        Signals.send(job, "CONT");
        heard("stopped by 20", "continued");
        Signals.send(job, "STOP");
        heard("stopped by 20", "continued", "stopped by 19");
        client.interrupt();
        assertThat(client.reply()).startsWith("T02");
        detach();

        awaitState("T");
        Signals.send(job, "CONT");
        heard("stopped by 20", "continued", "stopped by 19", "continued");
    }

    @Test
    void aStopSignalIsShownToTheDebuggerFirst() {
        attach();
        client.send("vCont;c");

        Signals.send(job, "TSTP");
        assertThat(client.reply()).startsWith("T12");
        client.send("vCont;C12:p%1$x.%1$x".formatted(job));

        heard("stopped by 20");
    }

    @Test
    void theParentDoesNotHearOfTheDebuggersOwnStops() {
        attach();
        for (int i = 0; i < 50; i++) {
            client.send("vCont;c");
            client.interrupt();
            assertThat(client.reply()).startsWith("T02");
        }
        detach();
        Signals.send(job, "STOP");

        heard("stopped by 19");
    }
}
