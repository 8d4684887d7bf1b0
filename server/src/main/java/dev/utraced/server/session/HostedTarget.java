package dev.utraced.server.session;

import dev.utraced.target.DebugTarget;
import dev.utraced.target.ProcessId;
import dev.utraced.target.StopEvent;
import dev.utraced.target.TargetFactory;
import dev.utraced.target.TargetListener;
import java.util.List;
import java.util.Optional;

/**
 * A target that may outlive a session: the one that holds the program of the command line goes from client to client, and
 * any other may wait for one to come back. Between two
 * clients it keeps its processes as they are, stopped or running, and its events.
 */
final class HostedTarget {
    private static final TargetListener NOBODY = () -> {};

    private final DebugTarget target;
    private final boolean ofCommandLine;
    private TargetListener listener = NOBODY;
    private Optional<StopEvent> last = Optional.empty();

    private HostedTarget(TargetFactory factory, boolean ofCommandLine) {
        this.ofCommandLine = ofCommandLine;
        // A client may come and go; the target keeps talking to this one place.
        target = factory.open(new TargetListener() {
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
        return new HostedTarget(factory, false);
    }

    /** For the process that the command line names. */
    static HostedTarget openForCommandLine(TargetFactory factory) {
        return new HostedTarget(factory, true);
    }

    boolean isOfCommandLine() {
        return ofCommandLine;
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
    }

    List<ProcessId> processes() {
        return target.threads().processes();
    }

    boolean hasProcess() {
        return !processes().isEmpty();
    }
}
