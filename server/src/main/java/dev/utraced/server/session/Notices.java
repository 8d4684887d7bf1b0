package dev.utraced.server.session;

import dev.utraced.target.ProcessId;
import dev.utraced.target.StopEvent;
import java.util.Collection;

/** What a person at the server's terminal, and programs that start servers, want to know. */
public interface Notices {
    void created(String program, ProcessId process);

    /** A process has ended by itself, and a client was told. */
    void ended(StopEvent event);

    /** A client attached to it. */
    void attached(ProcessId process);

    /** A client could not attach to a process or start one. */
    void refused(String reason);

    void detaching(ProcessId process);

    /** The server is about to end these. */
    void killing(Collection<ProcessId> processes);

    /** The server is about to let these go. */
    void detachingAll(Collection<ProcessId> processes);

    /** A client has gone, and the server waits for others. */
    void clientGone();
}
