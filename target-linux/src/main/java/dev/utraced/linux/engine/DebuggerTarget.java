package dev.utraced.linux.engine;

import dev.utraced.linux.proc.LinuxHostFiles;
import dev.utraced.target.Breakpoints;
import dev.utraced.target.DebugTarget;
import dev.utraced.target.EventQueue;
import dev.utraced.target.HostFiles;
import dev.utraced.target.Lifecycle;
import dev.utraced.target.Memory;
import dev.utraced.target.ProcessEvents;
import dev.utraced.target.ProcessFacts;
import dev.utraced.target.ProcessFinder;
import dev.utraced.target.ProgramStreams;
import dev.utraced.target.Registers;
import dev.utraced.target.Resumption;
import dev.utraced.target.SigInfo;
import dev.utraced.target.SignalPolicy;
import dev.utraced.target.SyscallEvents;
import dev.utraced.target.SystemTables;
import dev.utraced.target.ThreadEvents;
import dev.utraced.target.Threads;
import dev.utraced.target.Tracing;
import dev.utraced.target.Watchpoints;
import java.util.Optional;

/** One client's target: which class serves which part of the contract. */
final class DebuggerTarget implements DebugTarget {
    private final DebuggerEngine engine;
    private final EngineLifecycle lifecycle;
    private final EngineBreakpoints breakpoints;
    private final Threads threads;
    private final Registers registers;
    private final Memory memory;
    private final Resumption resumption;
    private final SyscallEvents syscallEvents;
    private final SigInfo sigInfo;
    private final ProcessFacts facts;
    private final LinuxHostFiles files;
    private final SystemTables tables;
    private final Optional<ProgramStreams> streams;
    private final ProcessFinder finder;
    private final Tracing tracing;

    DebuggerTarget(
            DebuggerEngine engine,
            EngineLifecycle lifecycle,
            EngineBreakpoints breakpoints,
            Threads threads,
            LinuxHostFiles files,
            SystemTables tables,
            Optional<ProgramStreams> streams,
            ProcessFinder finder,
            Tracing tracing) {
        this.tracing = tracing;
        this.finder = finder;
        this.engine = engine;
        this.lifecycle = lifecycle;
        this.breakpoints = breakpoints;
        this.threads = threads;
        this.registers = new EngineRegisters(engine.views());
        this.memory = new EngineMemory(engine.views(), engine.breakpoints());
        this.resumption = new EngineResumption(engine);
        this.syscallEvents = new EngineSyscalls(engine.views());
        this.sigInfo = new EngineSigInfo(engine.views());
        this.facts = new EngineFacts(engine.views());
        this.files = files;
        this.tables = tables;
        this.streams = streams;
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
        return resumption;
    }

    @Override
    public EventQueue events() {
        return engine.pending();
    }

    @Override
    public Optional<Breakpoints> breakpoints() {
        return Optional.of(breakpoints);
    }

    @Override
    public Optional<Watchpoints> watchpoints() {
        return Optional.of(breakpoints);
    }

    @Override
    public Optional<SignalPolicy> signalPolicy() {
        return Optional.of(engine.signals());
    }

    @Override
    public Optional<SigInfo> sigInfo() {
        return Optional.of(sigInfo);
    }

    @Override
    public Optional<ProcessFacts> facts() {
        return Optional.of(facts);
    }

    @Override
    public Optional<HostFiles> files() {
        return Optional.of(files);
    }

    @Override
    public Optional<SystemTables> tables() {
        return Optional.of(tables);
    }

    @Override
    public Optional<ProcessFinder> finder() {
        return Optional.of(finder);
    }

    @Override
    public Optional<Tracing> tracing() {
        return Optional.of(tracing);
    }

    @Override
    public Optional<ProcessEvents> processEvents() {
        return Optional.of(engine.forks());
    }

    @Override
    public Optional<SyscallEvents> syscallEvents() {
        return Optional.of(syscallEvents);
    }

    @Override
    public Optional<ProgramStreams> programStreams() {
        return streams;
    }

    @Override
    public Optional<ThreadEvents> threadEvents() {
        return Optional.of(engine.threadEvents());
    }

    @Override
    public void close(boolean killLaunched) {
        lifecycle.close(killLaunched);
        files.close();
    }
}
