package dev.utraced.server.session;

import dev.utraced.target.ProcessId;
import java.util.List;
import java.util.Optional;

/** What a session may ask of the server that it is one of many in. On the loop thread. */
public interface HostControl {
    /** {@code !}: from now on the server stays when the last process and the last client have gone. */
    void extendedMode();

    boolean isExtended();

    /** {@code monitor exit}: lets go of everything, of other clients' processes too, and ends the server. */
    void exit();

    /** The program that is started where a client names none. */
    Optional<Program> lastProgram();

    void rememberProgram(Program program);

    /** A line on each open session. */
    List<String> describeSessions();

    /** What waits for the next client. */
    List<ProcessId> waitingProcesses();

    Timer timer();

    DebugLogs logs();

    Notices notices();
}
