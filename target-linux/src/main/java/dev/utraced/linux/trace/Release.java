package dev.utraced.linux.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a process is given back by the last engine. All that costs us time is done for all stopped tracees but one first, and then they go, one call
 * after the other and nothing in between: each one that goes starts to run, and while many do, whatever is done costs more, the kernel's part
 * as well. With 2 us of work between two calls these took a C program 6.3 us each, and 4.5 us with none (PVM, 5,000 threads).
 */
final class Release {
    private final ThreadGroup group;
    private final Tracer tracer;
    private final List<Tracee> ready = new ArrayList<>();
    private boolean gathering;

    Release(ThreadGroup group, Tracer tracer) {
        this.group = group;
        this.tracer = tracer;
    }

    /** @param engine the last one, of which nobody wants anything any more */
    void run(TracingEngine engine) {
        if (group.tracees().size() >= SpinClock.CROWD) {
            tracer.clock().expectCrowd();
        }
        lookAtCalls();
        List<Tracee> tracees = new ArrayList<>(group.tracees());
        Optional<Tracee> last = takeLastStopped(tracees);
        gathering = true;
        try {
            tracees.forEach(tracee -> leave(engine, tracee));
        } finally {
            gathering = false;
            giveBack();
        }
        last.ifPresent(tracee -> leave(engine, tracee));
        awaitStops();
    }

    /** One has to be alone before it goes: it may have something to do for the process ({@link ResidentEngine#stepsBeforeDetach}). */
    private static Optional<Tracee> takeLastStopped(List<Tracee> tracees) {
        for (int i = tracees.size() - 1; i >= 0; i--) {
            if (tracees.get(i).isStopped()) {
                return Optional.of(tracees.remove(i));
            }
        }
        return Optional.empty();
    }

    private static void leave(TracingEngine engine, Tracee tracee) {
        tracee.attachmentOf(engine).ifPresentOrElse(Attachment::detach, tracee::settle);
    }

    /** The stopped tracee has nothing of ours in it any more. */
    void add(Tracee tracee) {
        ready.add(tracee);
        if (!gathering) {
            giveBack();
        }
    }

    private void giveBack() {
        boolean[] given = new boolean[ready.size()];
        for (int i = 0; i < given.length; i++) {
            given[i] = ready.get(i).departure().giveBack();
        }
        for (int i = 0; i < given.length; i++) {
            ready.get(i).departure().given(given[i]);
        }
        ready.clear();
    }

    /** Not each one's registers have to be read where a sweep tells of all at once that their calls are not broken. */
    private void lookAtCalls() {
        int due = 0;
        for (Tracee tracee : group.tracees()) {
            due += tracee.isStopped() && tracee.calls().mender().isLookDue() ? 1 : 0;
        }
        tracer.sweep(
                group,
                due,
                seen -> group.tracee(seen.tid())
                        .ifPresent(tracee -> tracee.calls().mender().learn(seen.result())));
    }

    /** Whoever is told that the process is free may want to trace it at once. All have been asked to stop, and do so together. */
    private void awaitStops() {
        for (Tracee tracee : List.copyOf(group.tracees())) {
            if (tracee.isStopDue()) {
                tracer.awaitStop(tracee);
            }
            if (tracee.isStopDue()) {
                return;
            }
        }
    }
}
