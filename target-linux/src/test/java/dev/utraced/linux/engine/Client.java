package dev.utraced.linux.engine;

import dev.utraced.linux.discovery.ProcessTraitsReader;
import dev.utraced.linux.fake.FakeWorld;
import dev.utraced.linux.sys.ProcFs;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.target.ResumeAction;
import dev.utraced.target.ResumeRequest;
import dev.utraced.target.Signal;
import dev.utraced.target.StopEvent;
import dev.utraced.target.ThreadId;
import dev.utraced.target.ThreadSelector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** One client's engine on a process of a {@link FakeWorld}, driven as an all-stop session drives it. */
final class Client {
    private final FakeWorld world;
    private final DebuggerEngine engine;
    private final EngineResumption resumption;
    private final StringBuilder printed = new StringBuilder();
    private int told;

    Client(FakeWorld world, ThreadGroup group) {
        this(world, group, Grip.HOLDS);
    }

    Client(FakeWorld world, ThreadGroup group, Grip grip) {
        this.world = world;
        this.engine = new DebuggerEngine(
                world.breakpoints(),
                any -> {
                    throw new UnsupportedOperationException("there is no /proc");
                },
                new Launches(pid -> {}),
                grip,
                Admission.ofAll(new ProcessTraitsReader(ProcFs.system())),
                text -> printed.append(new String(text, StandardCharsets.ISO_8859_1)),
                () -> told++);
        this.resumption = new EngineResumption(engine);
        engine.hold(group, true);
        for (Tracee tracee : group.tracees()) {
            engine.follow(tracee);
        }
    }

    DebuggerEngine engine() {
        return engine;
    }

    /** What commands at breakpoints have printed. */
    String printed() {
        return printed.toString();
    }

    /** How often the client was told that something has happened. */
    int told() {
        return told;
    }

    boolean seesRunning(int tid) {
        return engine.views().threads().stream()
                .filter(view -> view.id().tid() == tid)
                .anyMatch(ThreadView::isRunning);
    }

    ThreadView view(int tid) {
        return engine.views().threads().stream()
                .filter(view -> view.id().tid() == tid)
                .findFirst()
                .orElseThrow();
    }

    /** Holds everything. @return whether it came to that */
    boolean quiesce() {
        boolean[] quiet = new boolean[1];
        quiesce(() -> quiet[0] = true);
        return quiet[0];
    }

    void quiesce(Runnable whenQuiet) {
        resumption.quiesce(whenQuiet);
        world.settle();
    }

    Optional<StopEvent> next() {
        return engine.pending().next(any -> true);
    }

    void interrupt(int pid) {
        resumption.interrupt(new ThreadId(pid, pid));
        world.settle();
    }

    void resume(ThreadSelector threads, ResumeAction action) {
        start(threads, action);
        world.settle();
    }

    private void start(ThreadSelector threads, ResumeAction action) {
        resumption.resume(List.of(new ResumeRequest(threads, action)));
    }

    void continueAll() {
        startAll();
        world.settle();
    }

    /** All run, and nobody has looked yet. */
    void startAll() {
        start(ThreadSelector.EVERYTHING, new ResumeAction.Continue(Optional.empty()));
    }

    void continueWith(int tid, Signal signal) {
        resume(new ThreadSelector(ThreadSelector.ALL, tid), new ResumeAction.Continue(Optional.of(signal)));
    }

    /** All run, one of them with a signal. */
    void continueAllWith(int tid, Signal signal) {
        resumption.resume(List.of(
                new ResumeRequest(
                        new ThreadSelector(ThreadSelector.ALL, tid), new ResumeAction.Continue(Optional.of(signal))),
                new ResumeRequest(ThreadSelector.EVERYTHING, new ResumeAction.Continue(Optional.empty()))));
        world.settle();
    }

    void step(int tid) {
        startStep(tid);
        world.settle();
    }

    /** The step is made, and nobody has looked yet. */
    void startStep(int tid) {
        start(new ThreadSelector(ThreadSelector.ALL, tid), new ResumeAction.Step(Optional.empty()));
    }
}
