package dev.utraced.server.fake;

import dev.utraced.target.Breakpoints;
import dev.utraced.target.DebugTarget;
import dev.utraced.target.EventQueue;
import dev.utraced.target.HostFiles;
import dev.utraced.target.Lifecycle;
import dev.utraced.target.Memory;
import dev.utraced.target.ProcessEvents;
import dev.utraced.target.ProcessFacts;
import dev.utraced.target.ProcessFinder;
import dev.utraced.target.ProcessId;
import dev.utraced.target.ProgramStreams;
import dev.utraced.target.Registers;
import dev.utraced.target.Resumption;
import dev.utraced.target.SigInfo;
import dev.utraced.target.SignalPolicy;
import dev.utraced.target.StopEvent;
import dev.utraced.target.SyscallEvents;
import dev.utraced.target.SystemTables;
import dev.utraced.target.TargetException;
import dev.utraced.target.TargetListener;
import dev.utraced.target.ThreadEvents;
import dev.utraced.target.ThreadId;
import dev.utraced.target.Threads;
import dev.utraced.target.Tracing;
import dev.utraced.target.Watchpoints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One client's view of the machine. What happened through it can be read off afterwards. */
public final class FakeTarget implements DebugTarget {
    final FakeMachine machine;
    final TargetListener listener;

    /** Whether each process that is held was attached to. */
    final Map<ProcessId, Boolean> held = new LinkedHashMap<>();

    private final boolean complete;
    private final FakeRun run = new FakeRun(this);
    private final FakeRegisters registers = new FakeRegisters(this);
    private final FakeMemory memory = new FakeMemory(this);
    private final FakeLifecycle lifecycle = new FakeLifecycle(this);
    private final FakeThreads threads = new FakeThreads(this);
    private final FakeBreakpoints breakpoints = new FakeBreakpoints(this);
    private final FakeSignals signals = new FakeSignals(this);
    private final FakeSyscalls syscalls = new FakeSyscalls(this);
    private final FakeFacts facts = new FakeFacts(this);
    private final FakeStreams streams = new FakeStreams(this);
    private final FakeTracing tracing = new FakeTracing(this);
    private final FakeFiles files = new FakeFiles();
    private final List<String> log = new ArrayList<>();
    private boolean closed;
    private boolean broken;

    FakeTarget(FakeMachine machine, TargetListener listener, boolean complete) {
        this.machine = machine;
        this.listener = listener;
        this.complete = complete;
    }

    void note(String text) {
        log.add(text);
    }

    /** What was done, in order: {@code kill 100}, {@code pass [14]} ... */
    public List<String> log() {
        return log;
    }

    public boolean isClosed() {
        return closed;
    }

    /** From now on this target fails in ways that it should not. */
    public void breakDown() {
        broken = true;
    }

    /** Where breakpoints and watchpoints are. */
    public List<String> placed() {
        return breakpoints.placed();
    }

    boolean hears(FakeProcess process, StopEvent event) {
        return syscalls.hears(process, event.reason());
    }

    void finishLaunch() {
        lifecycle.finishLaunch();
    }

    void forget(ThreadId thread) {
        run.forget(thread);
    }

    void settle() {
        run.settle();
    }

    void print(FakeProcess process, String text) {
        if (held.containsKey(process.id)) {
            streams.print(text);
        }
    }

    void happen(FakeProcess process, String event) {
        if (held.containsKey(process.id)) {
            run.happen(process, event);
        }
    }

    FakeProcess held(ProcessId process) {
        if (broken) {
            throw new IllegalStateException("broken down");
        }
        if (!held.containsKey(process) || !machine.processes.containsKey(process.pid())) {
            throw new TargetException("process " + process + " is not held");
        }
        return machine.processes.get(process.pid());
    }

    FakeThread thread(ThreadId id) {
        FakeThread thread = held(id.process()).threads.get(id.tid());
        if (thread == null) {
            throw new TargetException("no thread " + id);
        }
        return thread;
    }

    @Override
    public void close(boolean killLaunched) {
        for (Map.Entry<ProcessId, Boolean> entry : List.copyOf(held.entrySet())) {
            if (entry.getValue() || !killLaunched) {
                lifecycle.detach(entry.getKey());
            } else {
                lifecycle.kill(entry.getKey());
            }
        }
        closed = true;
    }

    @Override
    public Threads threads() {
        return threads;
    }

    @Override
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    @Override
    public Registers registers() {
        return registers;
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public Resumption resumption() {
        return run;
    }

    @Override
    public EventQueue events() {
        return run;
    }

    private <T> Optional<T> where(T capability) {
        return complete ? Optional.of(capability) : Optional.empty();
    }

    @Override
    public Optional<ProcessFinder> finder() {
        return where(new FakeFinder(machine));
    }

    @Override
    public Optional<Breakpoints> breakpoints() {
        return where(breakpoints);
    }

    @Override
    public Optional<Watchpoints> watchpoints() {
        return where(breakpoints.watchpoints());
    }

    @Override
    public Optional<SignalPolicy> signalPolicy() {
        return where(signals);
    }

    @Override
    public Optional<Tracing> tracing() {
        return where(tracing);
    }

    @Override
    public Optional<SyscallEvents> syscallEvents() {
        return where(syscalls);
    }

    @Override
    public Optional<SigInfo> sigInfo() {
        return where(signals);
    }

    @Override
    public Optional<ProcessFacts> facts() {
        return where(facts);
    }

    @Override
    public Optional<HostFiles> files() {
        return where(files);
    }

    @Override
    public Optional<SystemTables> tables() {
        return where(new FakeTables());
    }

    @Override
    public Optional<ProgramStreams> programStreams() {
        return where(streams);
    }

    @Override
    public Optional<ThreadEvents> threadEvents() {
        return where(new ThreadEvents() {
            @Override
            public void report(boolean all) {
                note("thread events " + all);
            }

            @Override
            public void choose(List<Choice> choices) {
                note("thread options " + choices);
            }
        });
    }

    @Override
    public Optional<ProcessEvents> processEvents() {
        return where(kinds -> note("report " + kinds.stream().sorted().toList()));
    }
}
