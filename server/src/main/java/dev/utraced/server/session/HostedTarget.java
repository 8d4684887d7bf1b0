package dev.utraced.server.session;

import dev.utraced.target.DebugTarget;
import dev.utraced.target.ProcessId;
import dev.utraced.target.StopEvent;
import dev.utraced.target.TargetFactory;
import dev.utraced.target.TargetListener;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A target that may outlive a session: the one that holds the program of the command line goes from client to client, and
 * any other may wait for one to come back. Between two
 * clients it keeps its processes as they are, stopped or running, and its events.
 */
final class HostedTarget {
    private static final TargetListener NOBODY = () -> {};

    private enum Kind {
        CLIENTS,
        OBSERVERS,
        COMMAND_LINES
    }

    private final DebugTarget target;
    private final Kind kind;
    private TargetListener listener = NOBODY;
    private Optional<StopEvent> last = Optional.empty();
    private boolean stoppedByUs;

    private HostedTarget(Function<TargetListener, DebugTarget> opening, Kind kind) {
        this.kind = kind;
        // A client may come and go; the target keeps talking to this one place.
        target = opening.apply(new TargetListener() {
            @Override
            public void eventsPending() {
                listener.eventsPending();
            }

            @Override
            public void refused(String reason) {
                listener.refused(reason);
            }
        });
    }

    /** For one client. */
    static HostedTarget open(TargetFactory factory) {
        return new HostedTarget(factory::open, Kind.CLIENTS);
    }

    /** For one client that only looks. */
    static HostedTarget openForObserver(TargetFactory factory) {
        return new HostedTarget(factory::openForObserver, Kind.OBSERVERS);
    }

    /** For the process that the command line names. */
    static HostedTarget openForCommandLine(TargetFactory factory) {
        return new HostedTarget(factory::open, Kind.COMMAND_LINES);
    }

    /** It holds nothing, and what becomes of its processes is not its business. */
    boolean isObservers() {
        return kind == Kind.OBSERVERS;
    }

    boolean isOfCommandLine() {
        return kind == Kind.COMMAND_LINES;
    }

    DebugTarget target() {
        return target;
    }

    void listen(TargetListener to) {
        listener = to;
    }

    void listenToNobody() {
        listener = NOBODY;
    }

    /** What was told of it last, to be told again to the next client. */
    Optional<StopEvent> last() {
        return last;
    }

    void last(Optional<StopEvent> event) {
        last = event;
        stoppedByUs = false;
    }

    /** The server itself has stopped it all, for whoever comes. @param event to be told of it */
    void stoppedByUs(Optional<StopEvent> event) {
        last(event);
        stoppedByUs = true;
    }

    /** What is to be told of that; once, and only as long as no client has been told of anything or has let anything run. */
    Optional<StopEvent> takeStopByUs() {
        Optional<StopEvent> stop = stoppedByUs ? last : Optional.empty();
        stoppedByUs = false;
        return stop;
    }

    List<ProcessId> processes() {
        return target.threads().processes();
    }

    boolean hasProcess() {
        return !processes().isEmpty();
    }
}
