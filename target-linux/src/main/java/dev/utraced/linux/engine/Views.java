package dev.utraced.linux.engine;

import dev.utraced.linux.trace.Attachment;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import dev.utraced.target.ThreadId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that one client holds. */
final class Views {
    private final Map<Integer, ThreadView> threads = new LinkedHashMap<>();
    private final Map<Integer, HeldProcess> processes = new LinkedHashMap<>();
    private final Map<Integer, Map<Integer, ThreadView>> byProcess = new HashMap<>();

    void add(ThreadView view) {
        threads.put(view.id().tid(), view);
        byProcess
                .computeIfAbsent(view.id().pid(), any -> new LinkedHashMap<>())
                .put(view.id().tid(), view);
    }

    void remove(ThreadView view) {
        threads.remove(view.id().tid(), view);
        byProcess
                .getOrDefault(view.id().pid(), new HashMap<>())
                .remove(view.id().tid(), view);
    }

    void add(HeldProcess process) {
        processes.put(process.group().pid(), process);
    }

    void remove(ThreadGroup group) {
        processes.remove(group.pid());
        byProcess.remove(group.pid());
    }

    Collection<ThreadView> threads() {
        return threads.values();
    }

    List<ThreadView> threadsOf(int pid) {
        return List.copyOf(byProcess.getOrDefault(pid, Map.of()).values());
    }

    Collection<HeldProcess> processes() {
        return processes.values();
    }

    boolean anyRunning() {
        for (ThreadView view : threads.values()) {
            if (view.isRunning()) {
                return true;
            }
        }
        return false;
    }

    /** Whether all threads of some process have gone, so that its end is about to be reported. */
    boolean anyProcessEnding() {
        return processes.keySet().stream()
                .anyMatch(pid -> byProcess.getOrDefault(pid, Map.of()).isEmpty());
    }

    Optional<HeldProcess> process(int pid) {
        return Optional.ofNullable(processes.get(pid));
    }

    /** @throws TargetException where it is not held */
    HeldProcess require(ProcessId id) {
        return process(id.pid()).orElseThrow(() -> new TargetException("process " + id + " is not being debugged"));
    }

    Optional<ThreadView> find(ThreadId id) {
        return Optional.ofNullable(threads.get(id.tid()))
                .filter(view -> view.id().pid() == id.pid());
    }

    /** @throws TargetException where it is not held */
    ThreadView require(ThreadId id) {
        return find(id).orElseThrow(() -> new TargetException("thread " + id + " is not being debugged"));
    }

    /** @throws TargetException where it is not held, or runs */
    ThreadView requireStopped(ThreadId id) {
        ThreadView view = require(id);
        if (view.isRunning() || !view.tracee().isStopped()) {
            throw new TargetException("thread " + id + " is running");
        }
        return view;
    }

    Optional<ThreadView> find(Attachment attachment) {
        return Optional.ofNullable(threads.get(attachment.tracee().tid()))
                .filter(view -> view.attachment() == attachment);
    }

    ThreadView of(Attachment attachment) {
        return find(attachment)
                .orElseThrow(() -> new IllegalStateException(
                        "no view of tid " + attachment.tracee().tid()));
    }
}
