package dev.utraced.linux.engine;

import dev.utraced.linux.trace.TraceEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.ThreadId;
import java.util.Optional;

/** Which forks, clones and system calls a client wants to be told of. */
final class Interest {
    private final Views views;
    private final ForkPolicy forks;
    private final EngineThreadEvents threadEvents;

    Interest(Views views, ForkPolicy forks, EngineThreadEvents threadEvents) {
        this.views = views;
        this.forks = forks;
        this.threadEvents = threadEvents;
    }

    /** What the client is told of this event of a thread that runs in its view; empty: nothing. */
    Optional<StopReason> in(ThreadView view, TraceEvent event) {
        if (event instanceof TraceEvent.SyscallEntered entered) {
            return isCaught(view, entered.number(), entered.own())
                    ? Optional.of(new StopReason.SyscallEntry(entered.number()))
                    : Optional.empty();
        }
        if (event instanceof TraceEvent.SyscallReturned returned) {
            return isCaught(view, returned.number(), returned.own())
                    ? Optional.of(new StopReason.SyscallReturn(returned.number()))
                    : Optional.empty();
        }
        if (event instanceof TraceEvent.Forked forked) {
            return forked(forked);
        }
        if (event instanceof TraceEvent.Cloned cloned && threadEvents.reportsClones(view)) {
            return Optional.of(new StopReason.Cloned(new ThreadId(view.id().pid(), cloned.child())));
        }
        return event instanceof TraceEvent.VForkDone && forks.follows(true)
                ? Optional.of(new StopReason.VForkDone())
                : Optional.empty();
    }

    /** Of a child that the client does not hold it is told nothing. */
    private Optional<StopReason> forked(TraceEvent.Forked forked) {
        if (!forks.follows(forked.vfork()) || views.process(forked.child()).isEmpty()) {
            return Optional.empty();
        }
        ThreadId child = new ThreadId(forked.child(), forked.child());
        return Optional.of(forked.vfork() ? new StopReason.VForked(child) : new StopReason.Forked(child));
    }

    private boolean isCaught(ThreadView view, long number, boolean own) {
        return views.process(view.id().pid())
                .filter(process -> process.caughtCalls().has(number, own))
                .isPresent();
    }
}
