package dev.utraced.linux.engine;

import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.trace.Attachment;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.Signal;
import dev.utraced.target.StopReason;
import dev.utraced.target.TargetException;
import dev.utraced.target.ThreadEvents;
import dev.utraced.target.ThreadFacts;
import dev.utraced.target.ThreadId;
import java.util.Optional;
import java.util.Set;

/** One thread as one client sees it: running, or stopped, perhaps with an event that the client has not taken yet. */
final class ThreadView {
    private static final MemoryRange ONE_STEP = new MemoryRange(0, 0);

    /**
     * As long as this after it was asked for, a sleeping thread's name is taken to be what it was: to ask a thousand for theirs takes
     * longer than to stop them.
     */
    private static final long NAME_HOLDS_NANOS = 1_000_000_000;

    private final Attachment attachment;
    private final Grip grip;
    private final ThreadId id;
    private boolean running = true;
    private boolean hidden;
    private Optional<MemoryRange> stepping = Optional.empty();
    private Optional<StopReason> onceQuiet = Optional.empty();
    private Optional<StopReason> untaken = Optional.empty();
    private Optional<StopReason> deferred = Optional.empty();
    private Optional<StopReason> told = Optional.empty();
    private Optional<Picture> picture = Optional.empty();
    private Optional<Signal> owed = Optional.empty();
    private Optional<ThreadFacts> facts = Optional.empty();
    private Set<ThreadEvents.Option> options = Set.of();
    private long pcOfEvent;
    private int sentSignal;
    private int runsAtFacts;
    private long factsAtNanos;

    ThreadView(Attachment attachment, Grip grip) {
        this.attachment = attachment;
        this.grip = grip;
        this.id = new ThreadId(tracee().group().pid(), tracee().tid());
    }

    ThreadId id() {
        return id;
    }

    Attachment attachment() {
        return attachment;
    }

    Tracee tracee() {
        return attachment.tracee();
    }

    boolean isRunning() {
        return running;
    }

    /** Whether the client may not know of it yet: what a fork or a clone has made is shown with its event. */
    boolean isHidden() {
        return hidden;
    }

    void hide() {
        hidden = true;
    }

    void show() {
        hidden = false;
    }

    Set<ThreadEvents.Option> options() {
        return options;
    }

    void options(Set<ThreadEvents.Option> chosen) {
        options = chosen;
    }

    /** Brings it to a stop, which comes later unless the thread is stopped anyhow. */
    void halt() {
        attachment.want(grip.toStop());
    }

    // -- running

    void runs() {
        running = true;
        picture = Optional.empty();
        stepping = Optional.empty();
        told = Optional.empty();
    }

    /** As before it stopped: what it stopped with has come to nothing. */
    void runsOn() {
        running = true;
    }

    void steps(MemoryRange range) {
        runs();
        stepping = Optional.of(range);
    }

    void stepsOnce() {
        steps(ONE_STEP);
    }

    boolean isStepping() {
        return stepping.isPresent();
    }

    /** Whether it is to execute one instruction, not to leave a range. */
    boolean isSteppingOnce() {
        return stepping.isPresent() && stepping.get() == ONE_STEP;
    }

    boolean stepsOver(long pc) {
        return stepping.isPresent() && stepping.get().contains(pc);
    }

    /** What to tell the client once the thread has been brought to a stop for this; that it is new says more than that it was asked for. */
    void askToStop(StopReason reason) {
        if (onceQuiet.filter(StopReason.ThreadCreated.class::isInstance).isEmpty()) {
            onceQuiet = Optional.of(reason);
        }
    }

    Optional<StopReason> takeAskedFor() {
        Optional<StopReason> reason = onceQuiet;
        onceQuiet = Optional.empty();
        return reason;
    }

    /** The client lets the thread run with this signal, which comes to nothing for now. */
    void owes(Signal signal) {
        owed = Optional.of(signal);
    }

    Optional<Signal> owed() {
        return owed;
    }

    /** What the client lets the thread run with now; or else what it did before. @return what it is to be */
    Optional<Signal> settleOwed(Optional<Signal> now) {
        if (now.isPresent() || owed.isEmpty()) {
            return now;
        }
        Optional<Signal> signal = owed;
        owed = Optional.empty();
        return signal;
    }

    /** The client has had a signal sent to the thread, of which it need not be told. @param signal Linux number */
    void sent(int signal) {
        sentSignal = signal;
    }

    /** A signal arrives. @return whether the client has had it sent */
    boolean takeSent(int signal) {
        boolean sent = signal == sentSignal;
        if (sent) {
            sentSignal = 0;
        }
        return sent;
    }

    // -- stopped

    /** What an observer sees of it. */
    void picture(Picture taken) {
        picture = Optional.of(taken);
    }

    Optional<Picture> picture() {
        return picture;
    }

    /** Of the moment at which it stopped for its client. Read-only for observers. @throws TargetException where it runs */
    RegisterBank registers() {
        return grip == Grip.HOLDS
                ? tracee().registers()
                : picture.orElseThrow(() -> new TargetException("thread " + id + " is running"));
    }

    /** As {@link #registers}; nobody is woken for that. */
    long threadPointer() {
        return grip == Grip.HOLDS
                ? tracee().kernelState().threadPointer()
                : tracee().group().architecture().threadPointer(registers());
    }

    /** Whether it can be looked at: it has not gone since. */
    boolean isThere() {
        return grip == Grip.HOLDS ? tracee().isStopped() || tracee().isAsleep() : tracee().isAlive();
    }

    /** Whether its registers are at hand, after what it takes to have them. */
    boolean isAtHand() {
        return grip == Grip.LOOKS || tracee().wake();
    }

    /** Held, with nothing to tell. */
    void stops() {
        running = false;
    }

    void stopsWith(StopReason reason, long pc) {
        stops();
        onceQuiet = Optional.empty();
        untaken = Optional.of(reason);
        pcOfEvent = pc;
    }

    /**
     * Looked up once a stop: a client lists all threads at each stop, and asks for the names again when it shows them. What has not run
     * since, because its steps were made for it or because it sleeps, has the same; but others can give a sleeper another name.
     */
    boolean needsFacts(long nowNanos) {
        boolean mayBeRenamed = tracee().isAsleep() && nowNanos - factsAtNanos > NAME_HOLDS_NANOS;
        return running || facts.isEmpty() || tracee().ownSteps().runs() != runsAtFacts || mayBeRenamed;
    }

    /** They are as the kernel gives them now. */
    void learn(Optional<ThreadFacts> known, long nowNanos) {
        facts = known;
        runsAtFacts = tracee().ownSteps().runs();
        factsAtNanos = nowNanos;
    }

    Optional<ThreadFacts> facts() {
        return facts;
    }

    /** What has happened is to be told when the client next lets the thread run. */
    void defer(StopReason reason) {
        deferred = Optional.of(reason);
    }

    Optional<StopReason> takeDeferred() {
        Optional<StopReason> reason = deferred;
        deferred = Optional.empty();
        return reason;
    }

    Optional<StopReason> untaken() {
        return untaken;
    }

    /** Where the PC was when the untaken event happened. */
    long pcOfEvent() {
        return pcOfEvent;
    }

    void dropEvent() {
        untaken = Optional.empty();
    }

    /** The client has been told. */
    void take() {
        told = untaken;
        untaken = Optional.empty();
    }

    /** What the client was told of the stop that the thread is in. */
    Optional<StopReason> told() {
        return told;
    }

    /** Whether the client has been told of the signal that the thread is stopped with, so that it is the client's to decide about. */
    boolean tookSignal() {
        return told.isPresent() && told.get() instanceof StopReason.Signalled;
    }
}
