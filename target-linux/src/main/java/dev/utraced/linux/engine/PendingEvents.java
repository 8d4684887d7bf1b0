package dev.utraced.linux.engine;

import dev.utraced.target.EventQueue;
import dev.utraced.target.ProcessId;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.TargetListener;
import dev.utraced.target.ThreadId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What has happened and not been taken: threads with an event, in the order of their events, and the ends of processes.
 *
 * <p>That a thread has made another one can be taken once that one stands still. Otherwise the client could know of a thread that is on
 * its way to its first stop, could not look at it, and would see it stop.
 */
final class PendingEvents implements EventQueue {
    private final Views views;
    private final TargetListener listener;
    private final Predicate<ThreadView> isVoid;
    private final Consumer<ThreadView> voided;
    private final Consumer<StopReason> taken;
    private final Set<ThreadView> threads = new LinkedHashSet<>();
    private final Deque<StopEvent> ends = new ArrayDeque<>();

    /**
     * @param isVoid whether what happened to a thread has been overtaken: its breakpoint is gone, its PC was moved
     * @param voided called with each thread whose event is dropped for that
     * @param taken called with each event of a thread that the client takes
     */
    PendingEvents(
            Views views,
            TargetListener listener,
            Predicate<ThreadView> isVoid,
            Consumer<ThreadView> voided,
            Consumer<StopReason> taken) {
        this.views = views;
        this.voided = voided;
        this.taken = taken;
        this.listener = listener;
        this.isVoid = isVoid;
    }

    void add(ThreadView view) {
        threads.add(view);
        listener.eventsPending();
    }

    void addEnd(StopEvent end) {
        ends.add(end);
        listener.eventsPending();
    }

    void remove(ThreadView view) {
        threads.remove(view);
    }

    /** @return whether the process has ended and the client has not been told, which it then never is */
    boolean removeEnd(ProcessId process) {
        return ends.removeIf(end -> end.thread().process().equals(process));
    }

    /** The last thread that ran has ended, and there may be no event of it. */
    void ranOut() {
        listener.eventsPending();
    }

    /** Says again that there is something. */
    void remind() {
        if (!threads.isEmpty() || !ends.isEmpty()) {
            listener.eventsPending();
        }
    }

    /**
     * Drops what is void. Only where the client asks: a breakpoint that it lifts for the time of another thread's step is back when it
     * comes to this one.
     */
    void sweep(Predicate<StopEvent> wanted) {
        // Over a copy: a thread may turn out to have gone while it is looked at.
        for (ThreadView view : List.copyOf(threads)) {
            if (wanted.test(event(view)) && isVoid.test(view) && threads.remove(view)) {
                view.dropEvent();
                voided.accept(view);
            }
        }
    }

    @Override
    public Optional<StopEvent> next(Predicate<StopEvent> wanted) {
        sweep(wanted);
        ThreadView chosen = null;
        for (ThreadView view : threads) {
            StopEvent event = event(view);
            boolean step = event.reason() instanceof StopReason.Stepped;
            if ((chosen == null || step)
                    && wanted.test(event)
                    && standsStill(event.reason().made())) {
                chosen = view;
            }
        }
        if (chosen == null) {
            return nextEnd(wanted);
        }
        threads.remove(chosen);
        StopEvent event = event(chosen);
        chosen.take();
        taken.accept(event.reason());
        return Optional.of(event);
    }

    private boolean standsStill(Optional<ThreadId> made) {
        return made.flatMap(views::find).filter(ThreadView::isRunning).isEmpty();
    }

    private Optional<StopEvent> nextEnd(Predicate<StopEvent> wanted) {
        Optional<StopEvent> end = ends.stream().filter(wanted).findFirst();
        end.ifPresent(ends::remove);
        return end;
    }

    @Override
    public boolean hasPending(Predicate<StopEvent> wanted) {
        sweep(wanted);
        return threads.stream().map(PendingEvents::event).anyMatch(wanted)
                || ends.stream().anyMatch(wanted);
    }

    @Override
    public List<StopEvent> told() {
        List<StopEvent> told = new ArrayList<>();
        for (ThreadView view : views.threads()) {
            if (!view.isRunning() && !view.isHidden() && view.untaken().isEmpty()) {
                told.add(new StopEvent(view.id(), view.told().orElseGet(StopReason.Requested::new)));
            }
        }
        return told;
    }

    private static StopEvent event(ThreadView view) {
        return new StopEvent(view.id(), view.untaken().orElseThrow());
    }
}
