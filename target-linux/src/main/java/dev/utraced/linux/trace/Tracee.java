package dev.utraced.linux.trace;

import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.sys.Kernel;
import dev.utraced.linux.sys.ResumeMode;
import dev.utraced.linux.sys.WaitStatus;
import java.util.List;
import java.util.Optional;

/**
 * One kernel task and the engines attached to it. What the engines wish is settled in one place, {@link #settle}, which makes every
 * call that lets the task run, stops it or gives it back.
 */
public final class Tracee {
    private static final TraceEvent STEP_DONE = new TraceEvent.StepDone();
    private static final TraceeState STEPPED = new TraceeState.Stopped(STEP_DONE);

    private final int tid;
    private final ThreadGroup group;
    private final Tracer tracer;
    private final Kernel kernel;
    private final Attachments attachments = new Attachments();
    private final TraceeRegisters registers;
    private final SystemCalls calls;
    private final Steps steps;
    private final StopDetails details;
    private final StopSignal signal;
    private final OwnSteps ownSteps;
    private final OwedNews news;
    private final Turns turns;
    private final Departure departure;
    private TraceeState state;
    private boolean callingBack;

    Tracee(int tid, ThreadGroup group, Tracer tracer, TraceeState state) {
        this.tid = tid;
        this.group = group;
        this.tracer = tracer;
        this.kernel = tracer.kernel();
        this.state = state;
        this.registers = new TraceeRegisters(tracer.registerCache(), this);
        this.calls = new SystemCalls(this, tracer, registers);
        this.steps = new Steps(group);
        this.details = new StopDetails(kernel, tid, tracer.sigInfoScratch(), calls.tracker());
        this.signal = new StopSignal(this, kernel, details);
        this.ownSteps = new OwnSteps(this, kernel, details);
        this.news = new OwedNews(tracer);
        this.turns = new Turns(kernel, tracer.clock(), tid);
        this.departure = new Departure(this, tracer, registers);
        details.starting(state instanceof TraceeState.Starting);
    }

    public int tid() {
        return tid;
    }

    public ThreadGroup group() {
        return group;
    }

    public boolean isLeader() {
        return tid == group.pid();
    }

    public boolean isStopped() {
        return state instanceof TraceeState.Stopped;
    }

    /** Whether it sleeps in a call and stops before it comes out of it: it executes nothing of its program, and is not stopped. */
    public boolean isAsleep() {
        return state instanceof TraceeState.Dormant;
    }

    /** Whether it has been asked to stop, or is about to, and has not done so yet. */
    boolean isStopDue() {
        return state.interrupting();
    }

    /** Brings one that is asleep to a stop, and waits for that: some 30 us, a second at most. @return whether it is stopped */
    public boolean wake() {
        if (isAsleep()) {
            if (!state.interrupting()) {
                interrupt(new TraceeState.Dormant(true));
            }
            tracer.awaitStop(this);
        }
        return isStopped();
    }

    /** Whether it can still run: neither dead nor on its way there. */
    public boolean isAlive() {
        return !(state instanceof TraceeState.Dead) && !(state instanceof TraceeState.Exiting);
    }

    /** Whether the kernel has given it up, or we have; not yet so of one whose end we have to hear of. */
    boolean isOver() {
        return state instanceof TraceeState.Dead;
    }

    /**
     * Its registers. Where it vanishes during a callback they are all zero from then on, and nothing comes of writing them.
     * @throws IllegalStateException where it is not stopped
     */
    public RegisterBank registers() {
        if (!isStopped() && !isDispatching()) {
            throw new IllegalStateException("tid " + tid + " is " + state + " (expected: stopped)");
        }
        return registers;
    }

    /** What else the kernel keeps of it while it is stopped. */
    public KernelState kernelState() {
        return new KernelState(this, tracer, details, registers);
    }

    /** Whether it is between the entry and the return of a system call, as far as syscall-stops have told. */
    public boolean isInsideCall() {
        return calls.tracker().isInside();
    }

    /** An engine has moved the stopped thread to where it would be without it; a broken system call is to be looked for there. */
    public void relocated() {
        calls.mender().relocated();
    }

    public Turns turns() {
        return turns;
    }

    public OwnSteps ownSteps() {
        return ownSteps;
    }

    // -- engines

    /** Attaches an engine, with the wish that the tracee runs. */
    public Attachment attach(TracingEngine engine, EventMask mask) {
        Attachment attachment = new Attachment(engine, this, mask);
        attachments.add(attachment);
        return attachment;
    }

    public Optional<Attachment> attachmentOf(TracingEngine engine) {
        return attachments.of(engine);
    }

    void remove(Attachment attachment) {
        if (attachments.remove(attachment)) {
            settle();
        }
    }

    List<Attachment> attachments() {
        return attachments.list();
    }

    /** All of them, which are attached no longer. */
    List<Attachment> clearAttachments() {
        return attachments.clear();
    }

    /** Keeps the event being reported from the engines that come after the caller. */
    public void hideEvent() {
        attachments.hideEvent();
    }

    void wishesChanged() {
        if (isStopped() && !isDispatching()) {
            attachments.reportQuiescence();
        } else if (isAsleep() && !isDispatching()) {
            calls.slumber().wanted(attachments.leastWish());
            attachments.reportSleep();
        }
        settle();
    }

    private boolean isDispatching() {
        return callingBack || attachments.areCalled();
    }

    /** The signal that comes with the stop. */
    public StopSignal signal() {
        return signal;
    }

    // -- stops

    void stopped(WaitStatus status) {
        TraceEvent event = StopClassifier.classify(status, details);
        if (details.takeLackOfSignal() && !tracer.isStoppedInKernel(this)) {
            vanished();
            return;
        }
        if (isAsleep() && calls.slumber().isEntered(event)) {
            calls.slumber().begins(state.interrupting());
            return;
        }
        if (status instanceof WaitStatus.EventStop) {
            calls.tracker().interrupted();
        }
        details.stoppedBy(event);
        boolean leftGroupStop = state instanceof TraceeState.Listening;
        boolean wokenBySignal = isAsleep() && calls.slumber().ends(event, state.interrupting());
        enter(new TraceeState.Stopped(event), status);
        signal.stoppedBy(event);
        if (event instanceof TraceEvent.Exiting exiting) {
            departure.leave(exiting.status());
            return;
        }
        if (details.hidesSignal(event, this)) {
            takeHiddenSignal();
            return;
        }
        calls.mender().stopped(event, leftGroupStop);
        callingBack = true;
        steps.end(event, registers);
        group.happened(this, event);
        attachments.report(event);
        if (details.endsStep(event)) {
            attachments.report(STEP_DONE);
        }
        attachments.reportQuiescence();
        callingBack = false;
        group.told(this, event);
        settle();
        if (wokenBySignal && isStopped()) {
            group.passOnSignals();
        }
    }

    /** Has it look for signals of its process, if it runs. */
    void takeNotice() {
        if (state instanceof TraceeState.Running && !state.interrupting()) {
            interrupt(new TraceeState.Running(true));
        }
    }

    /**
     * The stop for that signal is the one to report. Given back as it stands, a thread that has just executed a trap would die of a
     * SIGTRAP that is ours. It runs no instruction before the kernel turns to the signal.
     */
    private void takeHiddenSignal() {
        enter(new TraceeState.Running(true), "signal behind an interrupt");
        if (kernel.resume(tid, ResumeMode.CONTINUE, 0)) {
            tracer.expect(this);
        } else {
            vanished();
        }
    }

    SystemCalls calls() {
        return calls;
    }

    // -- the one place that resumes

    void settle() {
        if (isDispatching() || departure.isDue()) {
            return;
        }
        if (state instanceof TraceeState.Stopped stopped) {
            settleStopped(stopped.event());
        } else if (!state.interrupting()) {
            settleRunning();
        }
    }

    private void settleRunning() {
        boolean mustStop = group.isReleasing() || attachments.wantStop();
        if (state instanceof TraceeState.Running && (mustStop || missesCalls())) {
            interrupt(new TraceeState.Running(true));
        } else if (state instanceof TraceeState.Listening && mustStop) {
            interrupt(new TraceeState.Listening(true));
        } else if (isAsleep() && (group.isReleasing() || attachments.wantMoreThanSleep())) {
            interrupt(new TraceeState.Dormant(true));
        }
    }

    private void settleStopped(TraceEvent event) {
        Wish granted = grant();
        if (group.isReleasing()) {
            letGo(event);
            return;
        }
        if (granted == Wish.STOP || !isStopped()) {
            return;
        }
        if (granted == Wish.RESUME && event instanceof TraceEvent.GroupStopped) {
            listen();
        } else {
            resume(granted, event);
        }
    }

    /** What it shall do, after the steps that need no processor. */
    private Wish grant() {
        while (isStopped() && !group.isReleasing()) {
            Wish granted = attachments.granted();
            if (!ownSteps.take(registers)) {
                registers.writeBack();
                return granted;
            }
            enter(STEPPED, "own step");
            callingBack = true;
            attachments.report(STEP_DONE);
            attachments.reportQuiescence();
            callingBack = false;
        }
        return Wish.RESUME;
    }

    private void resume(Wish granted, TraceEvent event) {
        ResumeMode mode = calls.modeFor(granted, event, signal.number(), reportsCalls());
        if (mode == ResumeMode.STEP) {
            steps.begin(registers);
        }
        registers.release();
        if (!isStopped()) {
            return;
        }
        details.resumed(granted, mode);
        ownSteps.ran();
        enter(calls.sleepsOn() ? new TraceeState.Dormant(false) : new TraceeState.Running(group.isReleasing()), mode);
        if (!kernel.resume(tid, mode, signal.number())) {
            vanished();
        } else if (calls.tracker().isInterruptDue()) {
            tracer.expect(this);
        } else if (event.comesInRows() || mode != ResumeMode.CONTINUE) {
            tracer.expectBriefly(this);
        }
    }

    /** Whether it runs through system calls that somebody has asked for since. */
    private boolean missesCalls() {
        return !details.stopsAtCalls() && reportsCalls();
    }

    /** Whether an engine hears of its system calls. */
    public boolean reportsCalls() {
        return attachments.anyoneWants(EventKind.SYSCALL);
    }

    private void listen() {
        registers.release();
        if (isStopped()) {
            enter(new TraceeState.Listening(false), "LISTEN");
            if (!kernel.listen(tid)) {
                vanished();
            }
        }
    }

    private void interrupt(TraceeState interrupting) {
        enter(interrupting, "INTERRUPT");
        calls.tracker().interrupting();
        if (kernel.interrupt(tid)) {
            tracer.expect(this);
        } else {
            vanished();
        }
    }

    private void letGo(TraceEvent event) {
        callingBack = true;
        boolean steps = departure.prepare();
        callingBack = false;
        if (steps) {
            resume(Wish.SINGLESTEP, event);
        } else {
            departure.detach();
        }
    }

    Departure departure() {
        return departure;
    }

    /** ESRCH is dealt with here only. */
    void vanished() {
        departure.vanished();
    }

    OwedNews news() {
        return news;
    }

    /** Every change of state passes here. */
    void enter(TraceeState next, Object cause) {
        tracer.log().transition(tid, state, cause, next);
        state = next;
        details.starting(next instanceof TraceeState.Starting);
        news.owed(next.owesNews());
    }

    /** Whether it is one of the tracer's now. */
    void counts(boolean present) {
        news.owed(present && state.owesNews());
    }
}
