package dev.utraced.server.fake;

import dev.utraced.target.LaunchOutcome;
import dev.utraced.target.LaunchRequest;
import dev.utraced.target.Lifecycle;
import dev.utraced.target.ProcessId;
import dev.utraced.target.StopReason;
import dev.utraced.target.TargetException;
import dev.utraced.target.ThreadId;
import java.util.function.Consumer;

/** A program named {@code missing} cannot be started. */
final class FakeLifecycle implements Lifecycle {
    private final FakeTarget target;
    private Runnable pending = () -> {};

    FakeLifecycle(FakeTarget target) {
        this.target = target;
    }

    @Override
    public void attach(ProcessId process) {
        if (!target.machine.processes.containsKey(process.pid())) {
            throw new TargetException("cannot attach to process " + process + ": no such process");
        }
        if (target.held.containsKey(process)) {
            throw new TargetException("process " + process + " is being debugged already");
        }
        target.held.put(process, true);
        FakeProcess held = target.held(process);
        held.before.forEach(event -> target.happen(held, event));
        held.before.clear();
    }

    @Override
    public void launch(LaunchRequest request, Consumer<LaunchOutcome> outcome) {
        target.note("launch " + request.program() + request.arguments() + (request.shell() ? " shell" : "")
                + (request.disableRandomization() ? "" : " randomized")
                + request.workingDirectory()
                        .map(directory -> " in " + directory)
                        .orElse("")
                + " " + request.environment());
        if (request.program().equals("missing")) {
            outcome.accept(new LaunchOutcome.Failed("missing: no such file"));
            return;
        }
        pending = () -> {
            FakeProcess process = target.machine.start(request.program());
            target.held.put(process.id, false);
            process.threads.values().forEach(thread -> thread.told = new StopReason.Stepped());
            outcome.accept(new LaunchOutcome.Launched(new ThreadId(process.id.pid(), process.id.pid())));
        };
        if (!target.machine.slowToLaunch) {
            finishLaunch();
        }
    }

    void finishLaunch() {
        Runnable launch = pending;
        pending = () -> {};
        launch.run();
    }

    @Override
    public void detach(ProcessId id) {
        FakeProcess process = target.held(id);
        target.note("detach " + id);
        process.threads.values().forEach(thread -> {
            thread.running = true;
            target.forget(thread.id);
        });
        target.held.remove(id);
    }

    @Override
    public void kill(ProcessId id) {
        target.held(id).threads.values().forEach(thread -> target.forget(thread.id));
        target.note("kill " + id);
        target.held.remove(id);
        target.machine.processes.remove(id.pid());
    }
}
