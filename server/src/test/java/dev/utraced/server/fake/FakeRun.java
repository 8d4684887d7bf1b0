package dev.utraced.server.fake;

import dev.utraced.target.EventQueue;
import dev.utraced.target.ResumeAction;
import dev.utraced.target.ResumeRequest;
import dev.utraced.target.Resumption;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.TargetException;
import dev.utraced.target.ThreadId;
import dev.utraced.target.ThreadSelector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Running and stopping: a resumed process does the next thing in its script, a step is done at once, everything else just runs. */
final class FakeRun implements Resumption, EventQueue {
    private final FakeTarget target;
    private final List<StopEvent> pending = new ArrayList<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean interrupted;
    private int watched;

    FakeRun(FakeTarget target) {
        this.target = target;
    }

    private List<FakeThread> threads() {
        return target.held.keySet().stream()
                .filter(process -> target.machine.processes.containsKey(process.pid()))
                .flatMap(process -> target.held(process).threads.values().stream())
                .toList();
    }

    @Override
    public void resume(List<ResumeRequest> requests) {
        target.note("resume " + requests.stream().map(FakeRun::text).toList());
        for (ResumeRequest request : requests) {
            ThreadSelector selector = request.threads();
            if (selector.isExact() && threads().stream().noneMatch(thread -> selector.matches(thread.id))) {
                throw new TargetException("no such thread");
            }
        }
        for (FakeThread thread : threads()) {
            requests.stream()
                    .filter(request -> request.threads().matches(thread.id))
                    .findFirst()
                    .ifPresent(request -> resume(thread, request.action()));
        }
        for (FakeProcess process : List.copyOf(target.machine.processes.values())) {
            if (process.threads.values().stream().anyMatch(thread -> thread.running)) {
                goOn(process);
            }
        }
        interruptWhatRuns();
    }

    @Override
    public void postpone(List<ResumeRequest> requests) {
        target.note("postpone " + requests.stream().map(FakeRun::text).toList());
    }

    private void goOn(FakeProcess process) {
        if (!process.script.isEmpty()) {
            target.happen(process, process.script.remove());
        }
    }

    private static String text(ResumeRequest request) {
        ResumeAction action = request.action();
        String verb = action.getClass().getSimpleName();
        Optional<Integer> signal = action instanceof ResumeAction.Continue with
                ? with.signal().map(each -> each.number())
                : Optional.empty();
        return request.threads().pid() + "." + request.threads().tid() + " " + verb
                + signal.map(number -> " " + number).orElse("");
    }

    private void resume(FakeThread thread, ResumeAction action) {
        if (pending.stream().anyMatch(event -> event.thread().equals(thread.id))) {
            return;
        }
        if (action instanceof ResumeAction.Stop) {
            stop(thread);
            return;
        }
        thread.running = true;
        thread.told = new StopReason.Requested();
        if (action instanceof ResumeAction.Step || action instanceof ResumeAction.StepRange) {
            thread.running = false;
            add(new StopEvent(thread.id, interrupted ? new StopReason.Interrupted() : new StopReason.Stepped()));
            interrupted = false;
        }
    }

    private void stop(FakeThread thread) {
        if (thread.running) {
            thread.running = false;
            add(new StopEvent(thread.id, new StopReason.Requested()));
        }
    }

    void happen(FakeProcess process, String text) {
        if (text.startsWith("vanish ")) {
            process.threads.remove(Integer.parseInt(text.substring("vanish ".length()), 16));
            target.listener.eventsPending();
            return;
        }
        StopEvent event = FakeEvents.parse(process, text);
        if (!target.hears(process, event)) {
            goOn(process);
            return;
        }
        if (event.reason().endsProcess()) {
            process.threads.keySet().forEach(tid -> forget(new ThreadId(process.id.pid(), tid)));
            target.held.remove(process.id);
            target.machine.processes.remove(process.id.pid());
        } else if (event.reason() instanceof StopReason.ThreadExited) {
            process.threads.remove(event.thread().tid());
        } else {
            process.threads.get(event.thread().tid()).running = false;
        }
        add(event);
    }

    private void add(StopEvent event) {
        pending.add(event);
        target.listener.eventsPending();
    }

    @Override
    public void quiesce(Runnable whenQuiet) {
        target.note("quiesce");
        waiting.add(whenQuiet);
        if (!target.machine.slowToStop) {
            settle();
        }
    }

    @Override
    public void release() {
        target.note("release");
    }

    void settle() {
        threads().forEach(thread -> thread.running = false);
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Override
    public void interrupt(ThreadId thread) {
        target.note("interrupt");
        interrupted = true;
        watched = thread.pid();
        interruptWhatRuns();
    }

    private void interruptWhatRuns() {
        Optional<FakeThread> running = threads().stream()
                .filter(thread -> thread.running)
                .min(Comparator.comparing(thread -> thread.id.pid() != watched));
        if (interrupted && running.isPresent()) {
            interrupted = false;
            running.get().running = false;
            add(new StopEvent(running.get().id, new StopReason.Interrupted()));
        }
    }

    @Override
    public boolean anyRunning() {
        return threads().stream().anyMatch(thread -> thread.running)
                || target.held.keySet().stream()
                        .anyMatch(process -> target.held(process).threads.isEmpty());
    }

    @Override
    public Optional<StopEvent> next(Predicate<StopEvent> wanted) {
        Optional<StopEvent> event = pending.stream().filter(wanted).findFirst();
        event.ifPresent(pending::remove);
        event.filter(each -> threads().stream().anyMatch(thread -> thread.id.equals(each.thread())))
                .ifPresent(each -> target.thread(each.thread()).told = each.reason());
        return event;
    }

    @Override
    public List<StopEvent> told() {
        return threads().stream()
                .filter(thread -> !thread.running)
                .filter(thread -> !hasPending(event -> event.thread().equals(thread.id)))
                .map(thread -> new StopEvent(thread.id, thread.told))
                .toList();
    }

    @Override
    public boolean hasPending(Predicate<StopEvent> wanted) {
        return pending.stream().anyMatch(wanted);
    }

    void forget(ThreadId thread) {
        pending.removeIf(event -> event.thread().equals(thread));
    }
}
