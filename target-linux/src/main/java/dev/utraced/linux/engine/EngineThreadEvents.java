package dev.utraced.linux.engine;

import dev.utraced.linux.trace.ExitStatus;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.ThreadEvents;
import dev.utraced.target.ThreadId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which births and ends of threads the client hears of.
 *
 * <p>A thread is gone before it is known how it has ended: in between, its end is still to come.
 */
final class EngineThreadEvents implements ThreadEvents {
    private final Views views;
    private final Set<ThreadId> ending = new HashSet<>();
    private boolean all;

    EngineThreadEvents(Views views) {
        this.views = views;
    }

    @Override
    public void report(boolean everyThread) {
        all = everyThread;
    }

    @Override
    public void choose(List<Choice> choices) {
        for (ThreadView view : views.threads()) {
            for (Choice choice : choices) {
                if (!view.isHidden() && choice.threads().matches(view.id())) {
                    view.options(choice.options());
                }
            }
        }
    }

    /** Whether the client hears of a thread that this one makes as an event of this one. */
    boolean reportsClones(ThreadView view) {
        return view.isRunning() && view.options().contains(Option.CLONE);
    }

    /** A new thread, which has not run. */
    void born(ThreadView maker, ThreadView child) {
        if (reportsClones(maker)) {
            views.hide(child);
            child.halt();
        } else if (all) {
            child.askToStop(new StopReason.ThreadCreated());
            child.halt();
        }
    }

    void gone(ThreadView view) {
        if (!view.isHidden() && (all || view.options().contains(Option.EXIT))) {
            ending.add(view.id());
        }
    }

    /** Whether the end of some thread is still to be told. */
    boolean awaitsEnd() {
        return !ending.isEmpty();
    }

    /** How a thread has ended. */
    void exited(ThreadId thread, ExitStatus status, PendingEvents pending) {
        if (ending.remove(thread)) {
            int code = status instanceof ExitStatus.Exited exited ? exited.code() : 0;
            pending.addEnd(new StopEvent(thread, new StopReason.ThreadExited(code)));
        }
    }

    /** Nothing more is to be told of this process's threads. */
    void forget(ThreadGroup group) {
        ending.removeIf(thread -> thread.pid() == group.pid());
    }
}
