package dev.utraced.server.cli;

import dev.utraced.server.net.Peer;
import dev.utraced.server.session.Notices;
import dev.utraced.target.ProcessId;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import java.io.PrintStream;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lines on standard error. Programs that start debug servers look for some of them, so they are what such programs know from gdbserver,
 * word for word. Standard output is never written: it may be a connection.
 */
final class TerminalNotices implements Notices {
    private final PrintStream err;
    private Optional<String> listening = Optional.empty();

    /** A client that has started this server writes to the same terminal, and says there itself what becomes of its processes. */
    private boolean sharedWithClient;

    TerminalNotices(PrintStream err) {
        this.err = err;
    }

    /** @param place {@code port N}, or whatever clients find the server by */
    void listening(String place) {
        listening = Optional.of(place);
        err.println("Listening on " + place);
    }

    /** What a debugged program is made to print by commands at breakpoints. Standard output may be a connection, so it comes here. */
    void programOutput(byte[] text) {
        err.write(text, 0, text.length);
        err.flush();
    }

    void connected(Peer peer) {
        if (peer instanceof Peer.Tcp tcp) {
            err.println("Remote debugging from host " + tcp.host() + ", port " + tcp.port());
        } else if (peer instanceof Peer.Certified certified) {
            err.println("Remote debugging from host " + certified.host() + ", port " + certified.port() + ", "
                    + certified.subject());
        } else if (peer instanceof Peer.Local local) {
            err.println("Remote debugging from user " + local.uid() + ", process " + local.pid());
        } else {
            sharedWithClient = true;
            err.println("Remote debugging using stdio");
        }
    }

    /** A program is about to be started whose standard input and output cannot be the server's. */
    void redirected() {
        err.println("stdin/stdout redirected");
    }

    void turnedAway(Peer peer, String reason) {
        err.println("Turned away " + peer + ": " + reason);
    }

    /** @param reason empty: the first attempt is being made */
    void dialing(String place, Optional<String> reason) {
        err.println("Connecting to " + place + reason.map(why -> ": " + why).orElse(""));
    }

    @Override
    public void created(String program, ProcessId process) {
        err.println("Process " + program + " created; pid = " + process);
    }

    @Override
    public void attached(ProcessId process) {
        err.println("Attached; pid = " + process);
    }

    @Override
    public void refused(String reason) {
        err.println(reason);
    }

    @Override
    public void ended(StopEvent event) {
        if (sharedWithClient) {
            return;
        }
        if (event.reason() instanceof StopReason.Exited exited) {
            err.println("\nChild exited with status " + exited.status());
        } else if (event.reason() instanceof StopReason.Killed killed) {
            err.println("\nChild terminated with signal = 0x"
                    + Integer.toHexString(killed.signal().number()) + " (" + SignalNames.of(killed.signal()) + ")");
        }
    }

    @Override
    public void detaching(ProcessId process) {
        if (!sharedWithClient) {
            err.println("Detaching from process " + process);
        }
    }

    @Override
    public void killing(Collection<ProcessId> processes) {
        err.println("Killing process(es): " + list(processes));
    }

    @Override
    public void detachingAll(Collection<ProcessId> processes) {
        err.println("Detaching process(es): " + list(processes));
    }

    @Override
    public void clientGone() {
        if (listening.isPresent()) {
            err.println("Remote side has terminated connection.  GDBserver will reopen the connection.");
            err.println("Listening on " + listening.get());
        }
    }

    private static String list(Collection<ProcessId> processes) {
        return processes.stream().map(ProcessId::toString).collect(Collectors.joining(" "));
    }
}
