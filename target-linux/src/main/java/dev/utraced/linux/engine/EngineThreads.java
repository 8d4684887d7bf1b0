package dev.utraced.linux.engine;

import dev.utraced.linux.sys.ProcFs;
import dev.utraced.linux.sys.TaskStat;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.ProcessId;
import dev.utraced.target.ThreadId;
import dev.utraced.target.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the client holds. */
final class EngineThreads implements Threads {
    private final Views views;
    private final Launches launches;
    private final ProcFs procFs;

    EngineThreads(Views views, Launches launches, ProcFs procFs) {
        this.views = views;
        this.launches = launches;
        this.procFs = procFs;
    }

    @Override
    public List<ProcessId> processes() {
        List<ProcessId> processes = new ArrayList<>();
        for (HeldProcess process : views.processes()) {
            ThreadGroup group = process.group();
            if (!launches.isPending(group) && !isUntold(group.pid())) {
                processes.add(new ProcessId(group.pid()));
            }
        }
        return processes;
    }

    /** The child of a fork of which the client has not heard. */
    private boolean isUntold(int pid) {
        return views.threadsOf(pid).stream().anyMatch(ThreadView::isHidden);
    }

    @Override
    public List<ThreadId> threads(ProcessId process) {
        List<ThreadId> threads = new ArrayList<>();
        for (ThreadView view : views.threadsOf(process.pid())) {
            if (!view.isHidden()) {
                threads.add(view.id());
            }
        }
        return threads;
    }

    @Override
    public boolean isAlive(ThreadId thread) {
        return views.find(thread)
                .filter(view -> !view.isHidden() && view.tracee().isAlive())
                .isPresent();
    }

    @Override
    public boolean wasAttached(ProcessId process) {
        return views.require(process).wasAttached();
    }

    @Override
    public Optional<String> name(ThreadId thread) {
        return procFs.name(thread.pid(), thread.tid());
    }

    @Override
    public Optional<Integer> core(ThreadId thread) {
        return procFs.stat(thread.pid(), thread.tid()).map(TaskStat::core);
    }
}
