package dev.utraced.server.session;

import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import dev.utraced.target.ThreadId;
import dev.utraced.target.ThreadSelector;
import dev.utraced.target.Threads;
import dev.utraced.target.TraceFrame;
import java.util.List;
import java.util.Optional;

/**
 * Which thread the packets are about that name none: the one that {@code Hg} selected or that stopped last. And the pattern that
 * {@code Hc} selected, for the packets that {@code vCont} replaced. And the trace frame that {@code QTFrame} selected.
 *
 * <p>Where nothing is selected, or what was selected has gone, it is the first thread of the first process.
 */
public final class Selections {
    private final Threads threads;
    private Optional<ThreadId> general = Optional.empty();
    private Optional<ProcessId> newest = Optional.empty();
    private ThreadSelector resumed = ThreadSelector.EVERYTHING;
    private Optional<TraceFrame> frame = Optional.empty();

    public Selections(Threads threads) {
        this.threads = threads;
    }

    /** @throws TargetException where no thread is there at all */
    public ThreadId thread() {
        return current().orElseThrow(() -> new TargetException("no process"));
    }

    public Optional<ThreadId> current() {
        if (general.isPresent() && threads.isAlive(general.get())) {
            return general;
        }
        return general.flatMap(gone -> firstOf(gone.process())).or(this::first);
    }

    /** The process of the selected thread; it counts also when that very thread has gone. */
    public ProcessId process() {
        if (general.isPresent() && threads.holds(general.get().process())) {
            return general.get().process();
        }
        return thread().process();
    }

    public void select(ThreadId thread) {
        general = Optional.of(thread);
    }

    /** The client has just attached to the process, or started it. */
    void arrived(ProcessId process) {
        newest = Optional.of(process);
    }

    /**
     * What the user looks at when an interrupt comes: what the client has fetched last. Neither what it selects nor what has stopped says
     * more, for it selects threads to put breakpoints, and goes on by itself from those whose conditions it finds false.
     */
    Optional<ThreadId> watched() {
        return newest.filter(threads::holds).flatMap(this::firstOf).or(this::current);
    }

    /** @throws TargetException where nothing is meant by it */
    public void select(ThreadSelector selector) {
        select(resolve(selector));
    }

    /**
     * The one thread that a client means: the selected one where that fits the pattern, else the first that does.
     *
     * @throws TargetException where nothing fits
     */
    public ThreadId resolve(ThreadSelector selector) {
        return current()
                .filter(selector::matches)
                .or(() -> firstThatFits(selector))
                .orElseThrow(() -> new TargetException("no such thread"));
    }

    /** Whether any thread fits. */
    boolean meansAny(ThreadSelector selector) {
        return current().filter(selector::matches).isPresent()
                || firstThatFits(selector).isPresent();
    }

    private Optional<ThreadId> firstThatFits(ThreadSelector selector) {
        for (ProcessId process : threads.processes()) {
            for (ThreadId thread : threads.threads(process)) {
                if (selector.matches(thread)) {
                    return Optional.of(thread);
                }
            }
        }
        return Optional.empty();
    }

    public ThreadSelector resumed() {
        return resumed;
    }

    public void selectResumed(ThreadSelector selector) {
        resumed = selector;
    }

    /** The trace frame whose registers and memory are meant; empty: those of the live program are. */
    public Optional<TraceFrame> frame() {
        return frame;
    }

    public void selectFrame(Optional<TraceFrame> selected) {
        frame = selected;
    }

    private Optional<ThreadId> first() {
        return threads.processes().stream().findFirst().flatMap(this::firstOf);
    }

    private Optional<ThreadId> firstOf(ProcessId process) {
        List<ThreadId> ofProcess = threads.threads(process);
        return ofProcess.isEmpty() ? Optional.empty() : Optional.of(ofProcess.get(0));
    }
}
