package dev.utraced.linux.engine;

import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.breakpoint.BreakpointClient;
import dev.utraced.linux.breakpoint.BreakpointEngine;
import dev.utraced.linux.proc.ProcessImage;
import dev.utraced.linux.sys.LinuxSignals;
import dev.utraced.linux.trace.Attachment;
import dev.utraced.linux.trace.EventMask;
import dev.utraced.linux.trace.ExitStatus;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.linux.trace.TraceEvent;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.linux.trace.Wish;
import dev.utraced.target.ProcessId;
import dev.utraced.target.Signal;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.TargetListener;
import dev.utraced.target.ThreadId;
import dev.utraced.target.WatchKind;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a client's debugger is to the tracing core: an engine that turns events into stops of its own view, and its client's wishes into
 * wishes on tracees.
 */
final class DebuggerEngine implements BreakpointClient {
    private final BreakpointEngine breakpoints;
    private final Function<ThreadGroup, ProcessImage> imager;
    private final Views views;
    private final PendingEvents pending;
    private final Quiescence quiescence;
    private final EngineSignals signals = new EngineSignals();
    private final ForkPolicy forks = new ForkPolicy();
    private final EngineThreadEvents threadEvents;
    private final Interest interest;
    private final Interruption interruption;
    private final Launches launches;
    private final Admission admission;
    private final AgentCommands commands;
    private final UnreachedTraps unreached;

    /**
     * @param imager makes what a client can ask of a process besides its threads
     * @param grip whether the client holds threads or looks at them
     * @param admission which processes the client may have
     * @param output takes what commands at breakpoints print
     */
    DebuggerEngine(
            BreakpointEngine breakpoints,
            Function<ThreadGroup, ProcessImage> imager,
            Launches launches,
            Grip grip,
            Admission admission,
            Consumer<byte[]> output,
            TargetListener listener) {
        this.views = new Views(grip);
        this.quiescence = new Quiescence(views);
        this.threadEvents = new EngineThreadEvents(views);
        this.interest = new Interest(views, forks, threadEvents);
        this.interruption = new Interruption(views);
        this.breakpoints = breakpoints;
        this.launches = launches;
        this.admission = admission;
        this.imager = imager;
        this.commands = new AgentCommands(breakpoints, this, output);
        this.unreached = new UnreachedTraps(breakpoints, this);
        this.pending = new PendingEvents(views, listener, this::isVoid, this::voided, this::taken);
    }

    BreakpointEngine breakpoints() {
        return breakpoints;
    }

    /** What is done at breakpoints of this client instead of a stop. */
    AgentCommands commands() {
        return commands;
    }

    Views views() {
        return views;
    }

    PendingEvents pending() {
        return pending;
    }

    Quiescence quiescence() {
        return quiescence;
    }

    EngineSignals signals() {
        return signals;
    }

    ForkPolicy forks() {
        return forks;
    }

    Interruption interruption() {
        return interruption;
    }

    EngineThreadEvents threadEvents() {
        return threadEvents;
    }

    Launches launches() {
        return launches;
    }

    /** Joins a process, whose threads are still to be followed. */
    void hold(ThreadGroup group, boolean attached) {
        views.add(new HeldProcess(group, attached, views.grip(), imager));
        group.join(this);
    }

    /**
     * Attaches to a thread; it runs on in this client's view, unless the client holds everything. A program on its way up goes on in any
     * case: it comes to a stop by itself, and its client waits for just that.
     */
    ThreadView follow(Tracee tracee) {
        EventMask mask = views.process(tracee.group().pid()).orElseThrow().eventMask();
        ThreadView view = new ThreadView(tracee.attach(this, mask), views.grip());
        views.add(view);
        if (!launches.isPending(tracee.group())) {
            quiescence.appeared(view);
        }
        return view;
    }

    // -- events

    @Override
    public boolean onlyLooks() {
        return views.grip() == Grip.LOOKS;
    }

    @Override
    public Wish report(Attachment attachment, TraceEvent event) {
        ThreadView view = views.of(attachment);
        if (event instanceof TraceEvent.Execed) {
            return execed(view);
        }
        if (event instanceof TraceEvent.SignalArrived arrived) {
            return signalArrived(view, arrived);
        }
        if (!view.isRunning()) {
            return views.grip().whileStopped();
        }
        if (event instanceof TraceEvent.StepDone) {
            return stepDone(view);
        }
        if (event instanceof TraceEvent.TrapHit) {
            return stop(view, new StopReason.SoftwareBreakpoint());
        }
        Optional<StopReason> reason = interest.in(view, event);
        return reason.isPresent() ? interrupted(view, reason.get()) : attachment.wish();
    }

    /**
     * Debuggers take it for granted that nothing comes between them and the end of a single step: gdb steps over its own breakpoints in
     * that way, and hangs where the answer is a system call (infrun.c). So the step is over, and the call is told with the next resume.
     */
    private Wish interrupted(ThreadView view, StopReason reason) {
        boolean call = reason instanceof StopReason.SyscallEntry || reason instanceof StopReason.SyscallReturn;
        if (call && view.isSteppingOnce()) {
            view.defer(reason);
            return stop(view, new StopReason.Stepped());
        }
        return stop(view, reason);
    }

    /** The client lets a thread run to which something has happened that it has not been told. */
    void tell(ThreadView view, StopReason deferred) {
        happened(view, deferred, 0);
    }

    private void happened(ThreadView view, StopReason reason, long pc) {
        StopReason told = interruption.insteadOf(view, reason);
        view.stopsWith(told, pc);
        interruption.stopped(view, told);
        pending.add(view);
    }

    /** Where the thread was held, it was on its way back into a call that it sleeps in: the signal is told when it is to run. */
    private Wish signalArrived(ThreadView view, TraceEvent.SignalArrived arrived) {
        Signal signal = LinuxSignals.toGdb(arrived.signal());
        if (view.takeSent(arrived.signal())
                || signals.passes(signal) && !view.isStepping() && !unreached.isOne(view, signal)
                || launches.isPending(view.tracee().group())) {
            return view.attachment().wish();
        }
        StopReason reason = new StopReason.Signalled(signal);
        if (!view.isRunning()) {
            view.defer(reason);
            return views.grip().whileStopped();
        }
        return stop(view, reason);
    }

    private Wish stepDone(ThreadView view) {
        if (!view.isStepping()) {
            return view.attachment().wish();
        }
        Tracee tracee = view.tracee();
        return view.stepsOver(tracee.group().architecture().pc(tracee.registers()))
                ? Wish.SINGLESTEP
                : stop(view, new StopReason.Stepped());
    }

    private Wish execed(ThreadView view) {
        ThreadGroup group = view.tracee().group();
        if (launches.isPending(group)) {
            return launches.execed(view) ? Wish.STOP : Wish.RESUME;
        }
        if (admission.expels(view.id().process())) {
            pending.addEnd(new StopEvent(view.id(), new StopReason.Withdrawn()));
            return Wish.RESUME;
        }
        HeldProcess process = views.process(group.pid()).orElseThrow();
        process.replaced();
        threadEvents.forget(group);
        pending.remove(view);
        view.dropEvent();
        return stop(
                view,
                forks.followsExec()
                        ? new StopReason.Execed(process.image().execFile())
                        : new StopReason.Signalled(Signal.TRAP));
    }

    @Override
    public Wish breakpointHit(Attachment attachment, boolean hardware) {
        return hit(attachment, hardware ? new StopReason.HardwareBreakpoint() : new StopReason.SoftwareBreakpoint());
    }

    @Override
    public Wish watchpointHit(Attachment attachment, WatchKind kind, long address) {
        return hit(attachment, new StopReason.Watchpoint(kind, address));
    }

    private Wish hit(Attachment attachment, StopReason reason) {
        ThreadView view = views.of(attachment);
        return view.isRunning() ? stop(view, reason) : Wish.STOP;
    }

    private Wish stop(ThreadView view, StopReason reason) {
        Tracee tracee = view.tracee();
        Architecture architecture = tracee.group().architecture();
        long pc = needsPc(reason) ? architecture.pc(tracee.registers()) : 0;
        Wish wish = keep(view);
        if (tracee.isStopped()) {
            happened(view, reason, pc);
        }
        return wish;
    }

    /** The thread stands still, and its client shall see it so. @return what this engine wants of it */
    private Wish keep(ThreadView view) {
        if (onlyLooks()) {
            view.picture(
                    Picture.of(view.tracee(), breakpoints.memory(view.tracee().group())));
        }
        return views.grip().whileStopped();
    }

    private static boolean needsPc(StopReason reason) {
        return reason instanceof StopReason.SoftwareBreakpoint;
    }

    /** A breakpoint that the client has removed since, or a PC that it has moved. */
    private boolean isVoid(ThreadView view) {
        if (view.untaken()
                .filter(StopReason.SoftwareBreakpoint.class::isInstance)
                .isEmpty()) {
            return false;
        }
        Tracee tracee = view.tracee();
        if (!tracee.isStopped()) {
            return false;
        }
        long pc = tracee.group().architecture().pc(tracee.registers());
        return pc != view.pcOfEvent() || !breakpoints.concerns(tracee.group(), pc, this);
    }

    /** What a thread stopped for has come to nothing: it goes on with what it did, unless the client holds everything. */
    private void voided(ThreadView view) {
        if (!quiescence.isWanted()) {
            view.runsOn();
            view.attachment().want(view.isStepping() ? Wish.SINGLESTEP : Wish.RESUME);
        }
    }

    /** The client knows of the child from now on. */
    private void taken(StopReason reason) {
        interruption.taken(reason);
        reason.made().flatMap(views::find).ifPresent(views::show);
    }

    @Override
    public Wish quiescent(Attachment attachment) {
        ThreadView view = views.of(attachment);
        Wish wish = keep(view);
        if (view.isRunning()) {
            Optional<StopReason> askedFor = view.takeAskedFor();
            if (askedFor.isPresent()) {
                happened(view, askedFor.get(), 0);
            } else {
                view.stops();
            }
        }
        quiescence.quiet(view);
        remindOfMaker(view);
        return wish;
    }

    /** The client can be told of this thread now, or of who has made it where it is gone. */
    private void remindOfMaker(ThreadView made) {
        if (made.isHidden()) {
            pending.remind();
        }
    }

    // -- coming and going

    @Override
    public void born(Attachment parent, Tracee child) {
        threadEvents.born(views.of(parent), follow(child));
    }

    @Override
    public void survived(Tracee survivor) {
        follow(survivor);
    }

    @Override
    public void forked(Attachment parent, Tracee child, boolean vfork) {
        if (!onlyLooks()
                && forks.follows(vfork)
                && admission.admitsChild(new ProcessId(child.group().pid()))) {
            hold(
                    child.group(),
                    views.process(parent.tracee().group().pid()).orElseThrow().wasAttached());
            ThreadView view = follow(child);
            views.hide(view);
            view.attachment().want(Wish.STOP);
        }
    }

    @Override
    public void gone(Attachment attachment) {
        views.find(attachment).ifPresent(view -> {
            pending.remove(view);
            views.remove(view);
            threadEvents.gone(view);
            interruption.gone(view);
            quiescence.gone(view);
            if (view.isRunning()
                    && !views.anyRunning()
                    && !view.tracee().group().isExecuting()) {
                pending.ranOut();
            }
            remindOfMaker(view);
        });
    }

    @Override
    public void exited(ThreadGroup group, int tid, ExitStatus status) {
        threadEvents.exited(new ThreadId(group.pid(), tid), status, pending);
    }

    @Override
    public void ended(ThreadGroup group, ExitStatus status) {
        views.remove(group);
        threadEvents.forget(group);
        launches.processEnded(group);
        if (launches.isPending(group)) {
            launches.ended(group, status);
            return;
        }
        StopReason reason = status instanceof ExitStatus.Killed killed
                ? new StopReason.Killed(LinuxSignals.toGdb(killed.signal()))
                : new StopReason.Exited(((ExitStatus.Exited) status).code());
        pending.addEnd(new StopEvent(new ThreadId(group.pid(), group.pid()), reason));
    }
}
