package dev.utraced.linux.engine;

import dev.utraced.linux.trace.Wish;
import dev.utraced.target.ResumeAction;
import dev.utraced.target.ResumeRequest;
import dev.utraced.target.Resumption;
import dev.utraced.target.Signal;
import dev.utraced.target.StopReason;
import dev.utraced.target.TargetException;
import dev.utraced.target.ThreadId;
import dev.utraced.target.ThreadSelector;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The client's resumes and stops, as wishes. */
final class EngineResumption implements Resumption {
    private final DebuggerEngine engine;

    EngineResumption(DebuggerEngine engine) {
        this.engine = engine;
    }

    @Override
    public void resume(List<ResumeRequest> requests) {
        check(requests);
        if (engine.quiescence().isWanted()) {
            engine.interruption()
                    .leaveTo(view -> requestFor(view, requests).isPresent())
                    .ifPresent(engine.pending()::remove);
        }
        engine.pending().sweep(event -> requestFor(event.thread(), requests).isPresent());
        if (engine.quiescence().isWanted() && requests.stream().anyMatch(this::meetsAnEvent)) {
            postpone(requests);
            engine.pending().remind();
            return;
        }
        engine.quiescence().end();
        forEachMeant(requests, this::apply);
        engine.interruption().ask();
    }

    @Override
    public void postpone(List<ResumeRequest> requests) {
        forEachMeant(requests, EngineResumption::postpone);
    }

    private void forEachMeant(List<ResumeRequest> requests, BiConsumer<ResumeAction, ThreadView> work) {
        for (ThreadView view : meant(requests)) {
            Optional<ResumeRequest> request = requestFor(view, requests);
            if (request.isPresent()) {
                work.accept(request.get().action(), view);
            }
        }
    }

    /** A copy: what is done with them may bring some in or take some out. One thread alone is not looked for among thousands. */
    private List<ThreadView> meant(List<ResumeRequest> requests) {
        if (requests.size() == 1 && requests.get(0).threads().isExact()) {
            return engine.views().matching(requests.get(0).threads());
        }
        return List.copyOf(engine.views().threads());
    }

    /** The client is told of something else, and then lets the thread run without the signal, which it has given it already. */
    private static void postpone(ResumeAction action, ThreadView view) {
        if (!view.isRunning() && view.untaken().isEmpty()) {
            signalOf(action).ifPresent(view::owes);
        }
    }

    private void check(List<ResumeRequest> requests) {
        for (ResumeRequest request : requests) {
            ThreadSelector threads = request.threads();
            if (threads.isExact() && engine.views().matching(threads).isEmpty()) {
                throw new TargetException("thread " + threads.pid() + "." + threads.tid() + " is not being debugged");
            }
            signalOf(request.action()).ifPresent(EngineSignals::linuxNumber);
        }
    }

    /** A client that sees everything stopped gets what is waiting before anything runs. */
    private boolean meetsAnEvent(ResumeRequest request) {
        return !(request.action() instanceof ResumeAction.Stop)
                && engine.pending().hasPending(event -> request.threads().matches(event.thread()));
    }

    private static Optional<ResumeRequest> requestFor(ThreadId thread, List<ResumeRequest> requests) {
        for (ResumeRequest request : requests) {
            if (request.threads().matches(thread)) {
                return Optional.of(request);
            }
        }
        return Optional.empty();
    }

    /** A thread that the client has not been shown yet is not meant by a pattern. */
    private static Optional<ResumeRequest> requestFor(ThreadView view, List<ResumeRequest> requests) {
        Optional<ResumeRequest> request = requestFor(view.id(), requests);
        return view.isHidden()
                        && request.isPresent()
                        && !request.get().threads().isExact()
                ? Optional.empty()
                : request;
    }

    private static Optional<Signal> signalOf(ResumeAction action) {
        if (action instanceof ResumeAction.Continue proceed) {
            return proceed.signal();
        }
        return action instanceof ResumeAction.Step step ? step.signal() : Optional.empty();
    }

    private void apply(ResumeAction action, ThreadView view) {
        if (action instanceof ResumeAction.Stop) {
            stop(view, new StopReason.Requested());
        } else if (view.isRunning() || view.untaken().isPresent()) {
            return;
        } else if (engine.views().grip() == Grip.LOOKS) {
            // The thread itself has never ceased to.
            view.runs();
        } else {
            Optional<StopReason> deferred = view.takeDeferred();
            if (deferred.isPresent() && isTold(deferred.get(), action)) {
                engine.tell(view, deferred.get());
            } else {
                engine.signals().resume(view, view.settleOwed(signalOf(action)));
                run(action, view);
            }
        }
    }

    /** A step that was made before has come first where it was a system call. */
    private static boolean isTold(StopReason deferred, ResumeAction action) {
        return deferred instanceof StopReason.Signalled || !(action instanceof ResumeAction.Step);
    }

    private static void run(ResumeAction action, ThreadView view) {
        if (action instanceof ResumeAction.StepRange range) {
            view.steps(range.range());
            view.attachment().want(Wish.SINGLESTEP);
        } else if (action instanceof ResumeAction.Step) {
            view.stepsOnce();
            view.attachment().want(Wish.SINGLESTEP);
        } else {
            view.runs();
            view.attachment().want(Wish.RESUME);
        }
    }

    private static void stop(ThreadView view, StopReason reason) {
        if (view.isRunning()) {
            view.askToStop(reason);
            view.halt();
        }
    }

    @Override
    public void quiesce(Runnable whenQuiet) {
        engine.quiescence().begin(whenQuiet);
    }

    @Override
    public void release() {
        engine.quiescence().end();
    }

    @Override
    public void interrupt(ThreadId watched) {
        engine.interruption().want(watched.pid());
    }

    @Override
    public boolean anyRunning() {
        return engine.views().anyRunning()
                || engine.views().anyEnding()
                || engine.threadEvents().awaitsEnd();
    }
}
