package dev.utraced.linux.engine;

import dev.utraced.target.StopReason;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The client's interrupt, until the client has been told of it: one running thread is asked to stop for it. Where that thread stops for
 * another reason or ends, the next one is asked, and where none runs, the first that does.
 *
 * <p>A client that debugs several processes steps threads of one past breakpoints, alone, while its user looks at another one. That step is
 * soon over, and the interrupt waits for it; a second interrupt does not, for the step may be one into a call that blocks.
 */
final class Interruption {
    private final Views views;

    /** No thread has stopped for it yet. */
    private boolean wanted;

    private int watchedPid;
    private boolean urgent;

    private Optional<ThreadView> asked = Optional.empty();
    private Optional<ThreadView> stopped = Optional.empty();

    Interruption(Views views) {
        this.views = views;
    }

    /** @param watched the process that the client's user looks at */
    void want(int watched) {
        urgent = wanted && views.anyRunning();
        watchedPid = watched;
        wanted = stopped.isEmpty();
        ask();
    }

    /**
     * Some threads are about to run while all others are held. Where the one that has stopped for the interrupt is not among them, its
     * client would not expect to be told of it, and one of those that run is asked instead.
     *
     * @return the thread that has nothing to tell any more
     */
    Optional<ThreadView> leaveTo(Predicate<ThreadView> aboutToRun) {
        Optional<ThreadView> left = stopped.filter(aboutToRun.negate());
        left.ifPresent(view -> {
            view.dropEvent();
            stopped = Optional.empty();
            wanted = true;
        });
        return left;
    }

    /** Threads may run that did not. One that steps is the one that its user looks at. */
    void ask() {
        if (!wanted || asked.isPresent()) {
            return;
        }
        asked = running(ThreadView::isStepping)
                .or(() -> running(view -> view.id().pid() == watchedPid))
                .or(() -> running(any -> true));
        asked.ifPresent(view -> {
            view.askToStop(new StopReason.Interrupted());
            view.halt();
        });
    }

    private Optional<ThreadView> running(Predicate<ThreadView> which) {
        return views.threads().stream()
                .filter(ThreadView::isRunning)
                .filter(view -> urgent || !isWaitedFor(view))
                .filter(which)
                .findFirst();
    }

    private boolean isWaitedFor(ThreadView view) {
        return view.isSteppingOnce()
                && view.id().pid() != watchedPid
                && views.process(watchedPid).isPresent();
    }

    /**
     * What the client is to be told: one that steps without end would never hear of it, so a finished step gives way. Where the interrupt
     * came between two steps and this one was made without the processor, nobody has been asked yet.
     */
    StopReason insteadOf(ThreadView view, StopReason reason) {
        boolean isFirstToHear = wanted && asked.isEmpty() && (urgent || !isWaitedFor(view));
        return (isAsked(view) || isFirstToHear) && reason instanceof StopReason.Stepped
                ? new StopReason.Interrupted()
                : reason;
    }

    void stopped(ThreadView view, StopReason reason) {
        if (reason instanceof StopReason.Interrupted) {
            wanted = false;
            asked = Optional.empty();
            stopped = Optional.of(view);
        } else if (isAsked(view)) {
            asked = Optional.empty();
            ask();
        }
    }

    private boolean isAsked(ThreadView view) {
        return asked.filter(view::equals).isPresent();
    }

    void gone(ThreadView view) {
        if (stopped.filter(view::equals).isPresent()) {
            stopped = Optional.empty();
            wanted = true;
        }
        if (isAsked(view)) {
            asked = Optional.empty();
        }
        wanted &= !views.threads().isEmpty();
        ask();
    }

    /** The client has been told. */
    void taken(StopReason reason) {
        if (reason instanceof StopReason.Interrupted) {
            stopped = Optional.empty();
        }
    }
}
