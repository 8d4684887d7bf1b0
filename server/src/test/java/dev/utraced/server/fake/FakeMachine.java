package dev.utraced.server.fake;

import dev.utraced.target.DebugTarget;
import dev.utraced.target.TargetFactory;
import dev.utraced.target.TargetListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The processes, and the targets that were opened. A target that holds nothing, and one that can do nothing but the least, can be had. */
public final class FakeMachine implements TargetFactory {
    private static final int FIRST_PID = 0x64;

    /** Where the one page of each process is. */
    public static final long MEMORY_START = FakeProcess.MEMORY_START;

    final Map<Integer, FakeProcess> processes = new TreeMap<>();
    private final List<FakeTarget> targets = new ArrayList<>();
    private final List<Runnable> timers = new ArrayList<>();
    private int nextPid = FIRST_PID;

    /** Whether targets stop their threads only when {@link #settle} says so. */
    boolean slowToStop;

    /** Whether programs come up only when {@code launched} says so. */
    boolean slowToLaunch;

    private boolean bare;

    /** Targets opened from now on have no optional capability. */
    public FakeMachine bare() {
        bare = true;
        return this;
    }

    @Override
    public DebugTarget open(TargetListener listener) {
        FakeTarget target = new FakeTarget(this, listener, !bare);
        targets.add(target);
        return target;
    }

    /** A session asks it for nothing that an observer may not do. */
    @Override
    public DebugTarget openForObserver(TargetListener listener) {
        return open(listener);
    }

    /** Targets in the order they were opened. */
    public List<FakeTarget> targets() {
        return targets;
    }

    /** Runs a task when the scene says that time passes. */
    public void later(Runnable task) {
        timers.add(task);
    }

    private void passTime() {
        List<Runnable> due = List.copyOf(timers);
        timers.clear();
        due.forEach(Runnable::run);
    }

    FakeProcess start(String program) {
        FakeProcess process = new FakeProcess(nextPid++, program);
        processes.put(process.id.pid(), process);
        return process;
    }

    /** A process that nobody here started. */
    public int runningProcess(String program) {
        FakeProcess process = start(program);
        process.threads.values().forEach(thread -> thread.running = true);
        return process.id.pid();
    }

    /** The process that began last. */
    public int newestProcess() {
        return nextPid - 1;
    }

    /** @return the new thread, the process's last one */
    public int addThread(int pid) {
        int tid = processes.get(pid).threads.lastKey() + 1;
        processes.get(pid).addThread(tid);
        return tid;
    }

    public boolean isAlive(int pid) {
        return processes.containsKey(pid);
    }

    public boolean isRunning(int pid) {
        return processes.get(pid).threads.values().stream().allMatch(thread -> thread.running);
    }

    /**
     * Changes the scene:
     *
     * <ul>
     *   <li>{@code PID thread TID}: it has one more thread;
     *   <li>{@code PID then EVENT}: at the next resume the event happens; see {@link FakeEvents};
     *   <li>{@code PID now EVENT}: it happens at once; {@code create} makes the thread that it is about;
     *   <li>{@code PID loses threads}: all have gone, and its end is still to be heard of;
     *   <li>{@code PID loads FILE}: a library;
     *   <li>{@code PID prints TEXT}: to whoever listens;
     *   <li>{@code time}: some of it passes;
     *   <li>{@code slow-launch}: programs need to be told that they are {@code launched};
     *   <li>{@code slow}: threads need to be told to {@code settle} before they come to a stop.
     * </ul>
     */
    public void direct(String text) {
        String[] words = text.split(" ", 3);
        switch (words[0]) {
            case "time" -> passTime();
            case "slow" -> slowToStop = true;
            case "slow-launch" -> slowToLaunch = true;
            case "launched" -> targets.forEach(FakeTarget::finishLaunch);
            case "settle" -> targets.forEach(FakeTarget::settle);
            default -> direct(processes.get(Integer.parseInt(words[0], 16)), words[1], words[2]);
        }
    }

    private void direct(FakeProcess process, String verb, String text) {
        switch (verb) {
            case "thread" -> process.addThread(Integer.parseInt(text, 16));
            case "before" -> process.before.add(text);
            case "then" -> process.script.add(text);
            case "loses" -> process.threads.clear();
            case "loads" -> process.loaded.add(text);
            case "prints" -> targets.forEach(target -> target.print(process, text));
            case "now" -> {
                String event =
                        text.equals("create") ? "create " + Integer.toHexString(addThread(process.id.pid())) : text;
                targets.forEach(target -> target.happen(process, event));
            }
            default -> throw new IllegalArgumentException(verb);
        }
    }
}
