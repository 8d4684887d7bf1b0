package dev.utraced.linux.tracepoint;

import dev.utraced.agent.AgentException;
import dev.utraced.linux.breakpoint.BreakpointClient;
import dev.utraced.linux.breakpoint.BreakpointEngine;
import dev.utraced.linux.trace.Attachment;
import dev.utraced.linux.trace.EventKind;
import dev.utraced.linux.trace.EventMask;
import dev.utraced.linux.trace.ExitStatus;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.linux.trace.TraceEvent;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.linux.trace.Wish;
import dev.utraced.target.TraceAction;
import dev.utraced.target.TraceStatus.End;
import dev.utraced.target.WatchKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One run of a trace experiment, as an engine: hears of hits, collects, and lets the threads go on. */
final class TraceRun implements BreakpointClient {
    private static final EventMask MASK = EventMask.of(EventKind.LIFE);

    private final BreakpointEngine breakpoints;
    private final Collector collector;
    private final Consumer<End> over;
    private final Map<Place, List<PlacedTracepoint>> placed = new HashMap<>();
    private final Set<ThreadGroup> joined = new HashSet<>();
    private final Map<Tracee, List<Steps>> stepping = new IdentityHashMap<>();

    private record Place(ThreadGroup group, long address) {}

    /** The steps that a thread still has to take after a hit. */
    private static final class Steps {
        private final PlacedTracepoint tracepoint;
        private long left;

        Steps(PlacedTracepoint tracepoint) {
            this.tracepoint = tracepoint;
            this.left = tracepoint.definition().steps();
        }
    }

    /** @param over hears, once, that the run ends by itself; it is to be left then */
    TraceRun(BreakpointEngine breakpoints, Collector collector, Consumer<End> over) {
        this.breakpoints = breakpoints;
        this.collector = collector;
        this.over = over;
    }

    /** @throws dev.utraced.target.TargetException where it cannot be put there */
    void install(PlacedTracepoint tracepoint) {
        ThreadGroup group = tracepoint.group();
        Place place = new Place(group, tracepoint.address());
        if (!placed.containsKey(place)) {
            breakpoints.insert(group, tracepoint.address(), this, List.of());
            placed.put(place, new ArrayList<>());
        }
        List<PlacedTracepoint> there = placed.get(place);
        if (!there.contains(tracepoint)) {
            there.add(tracepoint);
        }
        if (joined.add(group)) {
            group.join(this);
            group.tracees().stream().filter(Tracee::isAlive).forEach(tracee -> tracee.attach(this, MASK));
        }
    }

    void uninstall(PlacedTracepoint tracepoint) {
        Place place = new Place(tracepoint.group(), tracepoint.address());
        List<PlacedTracepoint> there = placed.getOrDefault(place, List.of());
        if (there.contains(tracepoint) && there.remove(tracepoint) && there.isEmpty()) {
            placed.remove(place);
            breakpoints.remove(place.group(), place.address(), this);
        }
    }

    boolean isIn(ThreadGroup group) {
        return joined.contains(group);
    }

    /** Takes everything out of all processes. */
    void leave() {
        placed.clear();
        stepping.clear();
        List<ThreadGroup> left = List.copyOf(joined);
        joined.clear();
        left.forEach(group -> group.leave(this));
    }

    // -- events

    @Override
    public Wish breakpointHit(Attachment attachment, boolean hardware) {
        Tracee tracee = attachment.tracee();
        ThreadGroup group = tracee.group();
        long pc = group.architecture().pc(tracee.registers());
        for (PlacedTracepoint tracepoint : List.copyOf(placed.getOrDefault(new Place(group, pc), List.of()))) {
            if (!joined.isEmpty()) {
                hit(tracepoint, attachment);
            }
        }
        return wish(tracee);
    }

    private void hit(PlacedTracepoint tracepoint, Attachment attachment) {
        Tracee tracee = attachment.tracee();
        try {
            if (!collector.counts(tracepoint, tracee)) {
                return;
            }
            tracepoint.hit();
            boolean steps = tracepoint.definition().steps() > 0;
            if (collect(tracepoint, tracepoint.definition().actions(), tracee) && steps) {
                stepping.computeIfAbsent(tracee, any -> new ArrayList<>()).add(new Steps(tracepoint));
                attachment.mask(MASK.with(EventKind.STEP));
            } else if (tracepoint.isThrough() && !steps) {
                over.accept(new End.Passed(tracepoint.number()));
            }
        } catch (AgentException e) {
            fail(tracepoint, e);
        }
    }

    /** @return whether the run goes on */
    private boolean collect(PlacedTracepoint tracepoint, List<TraceAction> actions, Tracee tracee) {
        if (collector.collect(tracepoint, actions, tracee) == Collector.Outcome.FULL) {
            over.accept(new End.BufferFull());
            return false;
        }
        return true;
    }

    private void fail(PlacedTracepoint tracepoint, AgentException e) {
        over.accept(new End.Failed(String.valueOf(e.getMessage()), tracepoint.number()));
    }

    private Wish wish(Tracee tracee) {
        return stepping.containsKey(tracee) ? Wish.SINGLESTEP : Wish.RESUME;
    }

    @Override
    public Wish report(Attachment attachment, TraceEvent event) {
        Tracee tracee = attachment.tracee();
        if (event instanceof TraceEvent.StepDone) {
            for (Steps steps : List.copyOf(stepping.getOrDefault(tracee, List.of()))) {
                if (!joined.isEmpty()) {
                    stepped(steps, attachment);
                }
            }
        } else if (event instanceof TraceEvent.Execed) {
            forget(tracee.group());
            tracee.group().leave(this);
        }
        return wish(tracee);
    }

    private void stepped(Steps steps, Attachment attachment) {
        Tracee tracee = attachment.tracee();
        PlacedTracepoint tracepoint = steps.tracepoint;
        try {
            if (collect(tracepoint, tracepoint.definition().stepActions(), tracee) && --steps.left == 0) {
                finish(steps, attachment);
            }
        } catch (AgentException e) {
            fail(tracepoint, e);
        }
    }

    private void finish(Steps steps, Attachment attachment) {
        List<Steps> all = stepping.get(attachment.tracee());
        all.remove(steps);
        if (all.isEmpty()) {
            stepping.remove(attachment.tracee());
            attachment.mask(MASK);
        }
        if (steps.tracepoint.isThrough()) {
            over.accept(new End.Passed(steps.tracepoint.number()));
        }
    }

    @Override
    public Wish watchpointHit(Attachment attachment, WatchKind kind, long address) {
        return wish(attachment.tracee());
    }

    @Override
    public void born(Attachment parent, Tracee child) {
        child.attach(this, MASK);
    }

    @Override
    public void survived(Tracee survivor) {
        survivor.attach(this, MASK);
    }

    @Override
    public void gone(Attachment attachment) {
        stepping.remove(attachment.tracee());
    }

    @Override
    public void ended(ThreadGroup group, ExitStatus status) {
        forget(group);
    }

    /** The program is no longer there. */
    private void forget(ThreadGroup group) {
        placed.keySet().removeIf(place -> place.group() == group);
        if (joined.remove(group) && joined.isEmpty()) {
            over.accept(new End.ProcessGone());
        }
    }
}
