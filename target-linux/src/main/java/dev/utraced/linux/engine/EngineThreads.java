package dev.utraced.linux.engine;

import dev.utraced.linux.sys.TaskFactsReader;
import dev.utraced.linux.sys.bpf.ThreadSweep;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.ProcessId;
import dev.utraced.target.ThreadFacts;
import dev.utraced.target.ThreadId;
import dev.utraced.target.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What the client holds. */
final class EngineThreads implements Threads {
    private final Views views;
    private final Launches launches;
    private final TaskFactsReader facts;
    private final ThreadSweep sweep;
    private final LongSupplier nanoTime;

    /**
     * @param facts of one thread at a time
     * @param sweep of many
     */
    EngineThreads(Views views, Launches launches, TaskFactsReader facts, ThreadSweep sweep, LongSupplier nanoTime) {
        this.views = views;
        this.launches = launches;
        this.facts = facts;
        this.sweep = sweep;
        this.nanoTime = nanoTime;
    }

    @Override
    public List<ProcessId> processes() {
        List<ProcessId> processes = new ArrayList<>();
        for (HeldProcess process : views.processes()) {
            ThreadGroup group = process.group();
            if (isTold(group)) {
                processes.add(new ProcessId(group.pid()));
            }
        }
        return processes;
    }

    @Override
    public boolean holds(ProcessId process) {
        Optional<HeldProcess> held = views.process(process.pid());
        return held.isPresent() && isTold(held.get().group());
    }

    /** Neither a program on its way up nor the child of a fork of which the client has not heard. */
    private boolean isTold(ThreadGroup group) {
        return !launches.isPending(group) && !views.isHidden(group.pid());
    }

    @Override
    public List<ThreadId> threads(ProcessId process) {
        List<ThreadId> threads = new ArrayList<>();
        for (ThreadView view : views.allOf(process.pid())) {
            if (!view.isHidden()) {
                threads.add(view.id());
            }
        }
        return threads;
    }

    @Override
    public boolean isAlive(ThreadId thread) {
        Optional<ThreadView> view = views.find(thread);
        return view.isPresent() && !view.get().isHidden() && view.get().tracee().isAlive();
    }

    @Override
    public boolean wasAttached(ProcessId process) {
        return views.require(process).wasAttached();
    }

    @Override
    public void gatherFacts(ProcessId process) {
        long now = nanoTime.getAsLong();
        int due = 0;
        for (ThreadView view : views.allOf(process.pid())) {
            due += view.needsFacts(now) ? 1 : 0;
        }
        sweep.show(
                process.pid(),
                due,
                seen -> views.find(new ThreadId(process.pid(), seen.tid()))
                        .filter(view -> view.needsFacts(now))
                        .ifPresent(view -> {
                            view.learn(Optional.of(seen.facts()), now);
                            view.tracee().kernelState().learnThreadPointer(seen.threadPointer());
                        }));
    }

    @Override
    public Optional<ThreadFacts> facts(ThreadId thread) {
        Optional<ThreadView> view = views.find(thread);
        if (view.isEmpty()) {
            return Optional.empty();
        }
        long now = nanoTime.getAsLong();
        if (view.get().needsFacts(now)) {
            view.get().learn(facts.of(thread), now);
        }
        return view.get().facts();
    }
}
