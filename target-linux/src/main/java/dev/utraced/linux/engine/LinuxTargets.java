package dev.utraced.linux.engine;

import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.arch.x86.X86Architectures;
import dev.utraced.linux.arch.x86.X86DebugRegisters;
import dev.utraced.linux.arch.x86.XsaveLayout;
import dev.utraced.linux.breakpoint.BreakpointEngine;
import dev.utraced.linux.discovery.LinuxProcessFinder;
import dev.utraced.linux.discovery.ProcessTraitsReader;
import dev.utraced.linux.permission.TraceRefusal;
import dev.utraced.linux.proc.LinuxHostFiles;
import dev.utraced.linux.proc.Mapping;
import dev.utraced.linux.proc.OsTables;
import dev.utraced.linux.proc.ProcessImage;
import dev.utraced.linux.step.StepEngine;
import dev.utraced.linux.sys.Cpuid;
import dev.utraced.linux.sys.DebugRegisterProbe;
import dev.utraced.linux.sys.FileCalls;
import dev.utraced.linux.sys.Kernel;
import dev.utraced.linux.sys.LinuxChildWatch;
import dev.utraced.linux.sys.LinuxFiles;
import dev.utraced.linux.sys.LinuxKernel;
import dev.utraced.linux.sys.ProcFs;
import dev.utraced.linux.sys.PtraceFilter;
import dev.utraced.linux.sys.Spawner;
import dev.utraced.linux.sys.TaskFactsReader;
import dev.utraced.linux.sys.Urgency;
import dev.utraced.linux.sys.bpf.ThreadSweep;
import dev.utraced.linux.trace.Bell;
import dev.utraced.linux.trace.SpinClock;
import dev.utraced.linux.trace.TaskTable;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.linux.trace.TraceLog;
import dev.utraced.linux.trace.Tracer;
import dev.utraced.linux.tracepoint.TraceExperiment;
import dev.utraced.target.DebugTarget;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.ProcessId;
import dev.utraced.target.ProcessRules;
import dev.utraced.target.TargetException;
import dev.utraced.target.TargetFactory;
import dev.utraced.target.TargetListener;
import dev.utraced.target.WatchKind;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Live processes of this machine, for any number of clients: where the parts of the backend are put together. */
public final class LinuxTargets implements TargetFactory {
    private final Kernel kernel = new LinuxKernel();
    private final ProcFs procFs = ProcFs.system();
    private final TaskFactsReader threadFacts = new TaskFactsReader();
    private final ThreadSweep threadSweep;
    private final FileCalls fileCalls = new LinuxFiles();
    private final X86Architectures architectures;
    private final BreakpointEngine breakpoints;
    private final Tracer tracer;
    private final Bell bell;
    private final Launcher launcher;
    private final OsTables tables;
    private final LetGoPrograms letGo;
    private final AbsentClients absent = new AbsentClients();
    private final Consumer<byte[]> output;
    private final ProgramIo io;
    private final Reach reach;
    private final ProcessTraitsReader traits;
    private final ProcessRules rules;
    private final InstantSource clock = InstantSource.system();

    /**
     * To be made on the loop.
     *
     * @param loop runs what it is given soon, on the one thread that all methods are called on
     * @param io where launched programs read and write
     * @param output takes what commands at breakpoints print
     * @param rules which processes clients may have
     * @param log of what becomes of tracees
     * @param clock of the loop
     */
    public LinuxTargets(
            Executor loop, ProgramIo io, Consumer<byte[]> output, ProcessRules rules, TraceLog log, SpinClock clock) {
        this.rules = rules;
        this.traits = new ProcessTraitsReader(procFs);
        this.output = output;
        this.threadSweep = new ThreadSweep(LinuxTargets::aside, loop);
        this.architectures = new X86Architectures(XsaveLayout.ofThisProcessor(new Cpuid()));
        this.breakpoints =
                new BreakpointEngine(new MappedSpace(this::image, procFs), new DebugRegisterProbe()::areSilent);
        this.tracer = new Tracer(
                kernel,
                TaskTable.of(procFs, threadSweep),
                clock,
                this::architectureOf,
                List.of(breakpoints, new StepEngine(breakpoints::leavesAlone, this::privateMapping)),
                log,
                loop,
                this::arm);
        this.bell = new Bell(new LinuxChildWatch(), task -> urgentThread(task, procFs), loop, this::rung);
        this.launcher = new Launcher(new Spawner(loop, procFs, Urgency.niceness()), io, loop);
        this.letGo = new LetGoPrograms(kernel, launcher::ended);
        this.io = io;
        this.tables = new OsTables(fileCalls);
        TraceRefusal refusal = new TraceRefusal(procFs, procFs.ownProcess(), PtraceFilter::refusesAll);
        this.reach = new Reach(tracer, kernel, launcher, refusal, this::arm);
        bell.start();
    }

    private static void aside(Runnable task) {
        Thread thread = new Thread(task, "aside");
        thread.setDaemon(true);
        thread.start();
    }

    /** It sees to the JVM's threads, too: the loop has better things to do at the start. */
    private static Thread urgentThread(Runnable task, ProcFs procFs) {
        return new Thread(() -> {
            Urgency.raise();
            Urgency.raiseRuntime(procFs);
            task.run();
        });
    }

    /** Whatever the tracer has been told, it says in the end that it is idle, and that the bell is wanted again. */
    private void arm() {
        if (tracer.awaitsNews() || letGo.any()) {
            bell.arm();
        } else if (tracer.isTracing()) {
            bell.armSoon();
        }
    }

    /** One that was launched here may own the terminal, and one that was let go of may have been attached to again. */
    private void processEnded(int pid) {
        launcher.ended(pid);
        letGo.gone(pid);
    }

    private void rung(int tid) {
        boolean isTraced = tracer.group(tid).isPresent();
        tracer.rung(letGo.hear(tid, isTraced) ? 0 : tid);
        arm();
    }

    private Architecture architectureOf(int pid) {
        return architectures
                .forExecutable(procFs.executableHeader(pid))
                .orElseThrow(() -> new TargetException("process " + pid + " is not an x86 program"));
    }

    private Optional<MemoryRange> privateMapping(ThreadGroup group, long address) {
        try {
            return image(group).maps().at(address).filter(Mapping::isPrivate).map(Mapping::range);
        } catch (TargetException e) {
            return Optional.empty(); // it has just gone
        }
    }

    private int livingThread(int pid) {
        return tracer.group(pid).map(ThreadGroup::livingTid).orElse(pid);
    }

    private ProcessImage image(ThreadGroup group) {
        return new ProcessImage(
                new ProcessId(group.livingTid()),
                group.architecture().wordSizeBytes(),
                breakpoints.memory(group)::read,
                fileCalls);
    }

    @Override
    public DebugTarget open(TargetListener listener) {
        return open(listener, Grip.HOLDS, absent.takeExperiment().orElseGet(this::newExperiment));
    }

    /** What clients have left behind is for those who can go on with it. */
    @Override
    public DebugTarget openForObserver(TargetListener listener) {
        return open(listener, Grip.LOOKS, newExperiment());
    }

    private DebugTarget open(TargetListener listener, Grip grip, TraceExperiment experiment) {
        Admission admission = new Admission(rules, traits, listener);
        DebuggerEngine engine = new DebuggerEngine(
                breakpoints, this::image, new Launches(this::processEnded), grip, admission, output, listener);
        EngineStreams streams = new EngineStreams();
        EngineLifecycle lifecycle = new EngineLifecycle(
                new Belongings(engine, streams, experiment, admission), reach, new Leavings(absent, letGo));
        List<WatchKind> kinds = Arrays.stream(WatchKind.values())
                .filter(new X86DebugRegisters()::supports)
                .toList();
        return new DebuggerTarget(
                engine,
                lifecycle,
                new EngineBreakpoints(engine, absent, kinds),
                new EngineThreads(engine.views(), engine.launches(), threadFacts, threadSweep, System::nanoTime),
                new LinuxHostFiles(
                        fileCalls,
                        this::livingThread,
                        process -> engine.views().process(process.pid()).map(HeldProcess::image)),
                tables,
                io.terminals() ? Optional.of(streams) : Optional.empty(),
                new LinuxProcessFinder(procFs),
                experiment);
    }

    private TraceExperiment newExperiment() {
        Instant epoch = Instant.EPOCH;
        return new TraceExperiment(
                breakpoints,
                process -> tracer.group(process.pid()),
                () -> ChronoUnit.MICROS.between(epoch, clock.instant()));
    }

    /** The server is about to end: its terminal is taken back from programs that go on. */
    public void takeTerminalBack() {
        launcher.close();
    }

    @Override
    public boolean worksForAbsentClients() {
        return absent.any() || letGo.any();
    }

    @Override
    public void whenAbsentClientsAreServed(Runnable done) {
        absent.whenNone(done);
        letGo.whenNone(done);
    }

    @Override
    public void dismissAbsentClients() {
        absent.dismiss();
    }

    /** Whether any process would feel it if this server ended now: some are still on their way back to the kernel. */
    public boolean holdsAny() {
        return tracer.holdsAny();
    }
}
