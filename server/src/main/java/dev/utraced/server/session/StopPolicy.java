package dev.utraced.server.session;

import dev.utraced.rsp.reply.Reply;
import dev.utraced.target.ProcessId;
import dev.utraced.target.ResumeRequest;
import dev.utraced.target.ThreadId;
import java.util.List;

/**
 * When a client hears of stops, and what else stops with them: all-stop or non-stop.
 *
 * <p>Methods that return a {@link Reply} answer a packet; {@link dev.utraced.rsp.reply.Later} means that this object will.
 */
public interface StopPolicy {
    /** Answers {@code vCont} and the like. */
    Reply resume(List<ResumeRequest> requests);

    /** Answers {@code ?}. */
    Reply whyStopped();

    /** Answers {@code vAttach}, when the target has just taken hold of the process. */
    Reply attached(ProcessId process);

    /** Answers {@code vRun}, when the program is there. */
    Reply launched(ThreadId thread);

    /** The client wants the program to stop. */
    void interrupt();

    /** Answers {@code vStopped}: the client has heard what it was told last. */
    Reply acknowledged();

    /** The target may have something to tell; see {@link dev.utraced.target.TargetListener}. */
    void eventsPending();

    /** Whether the client waits for a stop reply, and so can be shown what programs print. */
    boolean owesStop();

    /** Whether the client may choose another policy now: not while it waits for an answer of this one. */
    boolean mayBeLeft();
}
