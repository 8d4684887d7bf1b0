package dev.utraced.linux.engine;

import dev.utraced.linux.trace.Attachment;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import dev.utraced.target.ThreadId;
import dev.utraced.target.ThreadSelector;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that one client holds. */
final class Views {
    private final Grip grip;
    private final Map<Integer, ThreadView> threads = new LinkedHashMap<>();
    private final Map<Integer, HeldProcess> processes = new LinkedHashMap<>();
    private final Map<Integer, Map<Integer, ThreadView>> byProcess = new HashMap<>();
    private final Set<ThreadView> hidden = new HashSet<>();

    Views(Grip grip) {
        this.grip = grip;
    }

    Grip grip() {
        return grip;
    }

    /** @throws TargetException where the client is one that only looks */
    void checkHolds() {
        if (grip == Grip.LOOKS) {
            throw new TargetException("an observer changes nothing");
        }
    }

    void add(ThreadView view) {
        threads.put(view.id().tid(), view);
        byProcess
                .computeIfAbsent(view.id().pid(), any -> new LinkedHashMap<>())
                .put(view.id().tid(), view);
    }

    /** The client shall not know of this thread yet: what a fork or a clone has made is shown with its event. */
    void hide(ThreadView view) {
        view.hide();
        hidden.add(view);
    }

    void show(ThreadView view) {
        view.show();
        hidden.remove(view);
    }

    /** Whether no thread of the process has been shown. */
    boolean isHidden(int pid) {
        return !hidden.isEmpty() && !allOf(pid).isEmpty() && hidden.containsAll(allOf(pid));
    }

    void remove(ThreadView view) {
        hidden.remove(view);
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

    /** A copy: what is done with them may bring some in or take some out. */
    List<ThreadView> threadsOf(int pid) {
        return List.copyOf(allOf(pid));
    }

    /** As they are; to be looked at only. */
    Collection<ThreadView> allOf(int pid) {
        return byProcess.getOrDefault(pid, Map.of()).values();
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

    /** Whether the end of some process is about to be reported: all its threads have gone, or those that are stopped have been killed. */
    boolean anyEnding() {
        return processes.keySet().stream().anyMatch(pid -> allOf(pid).isEmpty())
                || threads.values().stream()
                        .anyMatch(view -> view.tracee().kernelState().isBeingKilled());
    }

    Optional<HeldProcess> process(int pid) {
        return Optional.ofNullable(processes.get(pid));
    }

    /** @throws TargetException where it is not held */
    HeldProcess require(ProcessId id) {
        HeldProcess process = processes.get(id.pid());
        if (process == null) {
            throw new TargetException("process " + id + " is not being debugged");
        }
        return process;
    }

    Optional<ThreadView> find(ThreadId id) {
        ThreadView view = threads.get(id.tid());
        return view == null || view.id().pid() != id.pid() ? Optional.empty() : Optional.of(view);
    }

    /** @throws TargetException where it is not held */
    ThreadView require(ThreadId id) {
        Optional<ThreadView> view = find(id);
        if (view.isEmpty()) {
            throw new TargetException("thread " + id + " is not being debugged");
        }
        return view.get();
    }

    /**
     * One whose registers can be read and written; a thread that is held asleep is brought to a stop for that.
     *
     * @throws TargetException where it is not held, or runs
     */
    ThreadView requireStopped(ThreadId id) {
        ThreadView view = require(id);
        if (view.isRunning() || !view.isThere()) {
            throw new TargetException("thread " + id + " is running");
        }
        if (!view.isAtHand()) {
            throw new TargetException(
                    "thread " + id + (view.tracee().isAlive() ? " is in the kernel and does not stop" : " has gone"));
        }
        return view;
    }

    Optional<ThreadView> find(Attachment attachment) {
        ThreadView view = threads.get(attachment.tracee().tid());
        return view == null || view.attachment() != attachment ? Optional.empty() : Optional.of(view);
    }

    /** @param threads one that names a thread, of any process or of its own */
    List<ThreadView> matching(ThreadSelector threads) {
        ThreadView view = this.threads.get(threads.tid());
        return view != null && threads.matches(view.id()) ? List.of(view) : List.of();
    }

    ThreadView of(Attachment attachment) {
        Optional<ThreadView> view = find(attachment);
        if (view.isEmpty()) {
            throw new IllegalStateException(
                    "no view of tid " + attachment.tracee().tid());
        }
        return view.get();
    }
}
