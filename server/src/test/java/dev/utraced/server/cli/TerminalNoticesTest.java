package dev.utraced.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.server.net.Peer;
import dev.utraced.target.ProcessId;
import dev.utraced.target.Signal;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.ThreadId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Word for word: programs that start debug servers look for these lines. */
final class TerminalNoticesTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final TerminalNotices notices = new TerminalNotices(new PrintStream(err));

    @Test
    void theLinesAreThoseOfGdbserver() {
        notices.created("./prog", new ProcessId(42));
        notices.attached(new ProcessId(43));
        notices.listening("port 2345");
        notices.connected(new Peer.Tcp("127.0.0.1", 50000));
        notices.ended(new StopEvent(new ThreadId(42, 42), new StopReason.Exited(3)));
        notices.ended(new StopEvent(new ThreadId(42, 42), new StopReason.Killed(Signal.SEGV)));
        notices.detaching(new ProcessId(42));
        notices.killing(List.of(new ProcessId(1), new ProcessId(2)));
        notices.detachingAll(List.of(new ProcessId(3)));
        notices.clientGone();
        assertThat(err.toString()).isEqualTo("""
                        Process ./prog created; pid = 42
                        Attached; pid = 43
                        Listening on port 2345
                        Remote debugging from host 127.0.0.1, port 50000

                        Child exited with status 3

                        Child terminated with signal = 0xb (SIGSEGV)
                        Detaching from process 42
                        Killing process(es): 1 2
                        Detaching process(es): 3
                        Remote side has terminated connection.  GDBserver will reopen the connection.
                        Listening on port 2345
                        """);
    }

    @Test
    void onStandardInputAndOutputNobodyIsToldOfAPort() {
        notices.connected(new Peer.Parent());
        notices.clientGone();
        assertThat(err.toString()).isEqualTo("Remote debugging using stdio\n");
    }

    @Test
    void whatAClientOnTheSameTerminalSaysItselfIsNotSaidTwice() {
        notices.connected(new Peer.Parent());
        notices.ended(new StopEvent(new ThreadId(42, 42), new StopReason.Exited(3)));
        notices.detaching(new ProcessId(42));
        notices.killing(List.of(new ProcessId(1)));
        assertThat(err.toString()).isEqualTo("""
                        Remote debugging using stdio
                        Killing process(es): 1
                        """);
    }
}
