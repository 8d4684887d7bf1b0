package dev.utraced.linux.engine;

import dev.utraced.agent.AgentEffects;
import dev.utraced.agent.AgentEvaluator;
import dev.utraced.agent.AgentException;
import dev.utraced.agent.AgentExpression;
import dev.utraced.linux.breakpoint.BreakpointClient;
import dev.utraced.linux.breakpoint.BreakpointEngine;
import dev.utraced.linux.breakpoint.CleanMemory;
import dev.utraced.linux.breakpoint.Conditions;
import dev.utraced.linux.breakpoint.TraceeValues;
import dev.utraced.linux.trace.Attachment;
import dev.utraced.linux.trace.EventKind;
import dev.utraced.linux.trace.EventMask;
import dev.utraced.linux.trace.ExitStatus;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.linux.trace.TraceEvent;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.linux.trace.TracingEngine;
import dev.utraced.linux.trace.Wish;
import dev.utraced.target.BreakpointSite.Type;
import dev.utraced.target.TargetCommands;
import dev.utraced.target.WatchKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one client has had put at breakpoints, to be done here instead of a stop. An engine beside the client's debugger: commands that
 * are to persist stay in a process, and keep it traced, when the client has let it go.
 */
final class AgentCommands implements BreakpointClient {
    private static final Logger LOG = LoggerFactory.getLogger("tracer");
    private static final EventMask MASK = EventMask.of(EventKind.LIFE);

    private final BreakpointEngine breakpoints;
    private final TracingEngine debugger;
    private final AgentEffects effects;
    private final Conditions conditions = new Conditions();
    private final AgentEvaluator evaluator = new AgentEvaluator();
    private final Map<Place, Entry> entries = new HashMap<>();
    private Runnable whenIdle = () -> {};

    private record Place(ThreadGroup group, Type type, long address) {}

    private record Entry(List<AgentExpression> conditions, TargetCommands commands) {}

    /**
     * @param debugger the client's, which decides what it keeps
     * @param output takes what commands print
     */
    AgentCommands(BreakpointEngine breakpoints, TracingEngine debugger, Consumer<byte[]> output) {
        this.breakpoints = breakpoints;
        this.debugger = debugger;
        this.effects = new AgentEffects() {
            @Override
            public void print(byte[] text) {
                output.accept(text);
            }
        };
    }

    void insert(ThreadGroup group, Type type, long address, List<AgentExpression> when, TargetCommands commands) {
        if (type == Type.SOFTWARE) {
            breakpoints.insert(group, address, this, List.of());
        } else {
            breakpoints.insertHardware(group, address, this);
        }
        if (!isIn(group)) {
            join(group);
        }
        entries.put(new Place(group, type, address), new Entry(List.copyOf(when), commands));
    }

    private void join(ThreadGroup group) {
        group.join(this);
        for (Tracee tracee : group.tracees()) {
            if (tracee.isAlive()) {
                tracee.attach(this, MASK);
            }
        }
    }

    /** @return false: there is none */
    boolean remove(ThreadGroup group, Type type, long address) {
        if (entries.remove(new Place(group, type, address)) == null) {
            return false;
        }
        if (!isIn(group)) {
            group.leave(this);
        } else if (type == Type.SOFTWARE) {
            breakpoints.remove(group, address, this);
        } else {
            breakpoints.removeHardware(group, address, this);
        }
        tellIfIdle();
        return true;
    }

    /** The client has let the process go. */
    void released(ThreadGroup group) {
        for (Place place : placesIn(group)) {
            if (!entries.get(place).commands().persist()) {
                remove(group, place.type(), place.address());
            }
        }
    }

    /** Nothing stays in the process, which the client has ended. */
    void leave(ThreadGroup group) {
        if (isIn(group)) {
            forget(group);
            group.leave(this);
        }
    }

    void leaveAll() {
        groups().forEach(this::leave);
    }

    boolean isIdle() {
        return entries.isEmpty();
    }

    /** @param idle called when there is nothing left to do anywhere */
    void whenIdle(Runnable idle) {
        whenIdle = idle;
    }

    private boolean isIn(ThreadGroup group) {
        return entries.keySet().stream().anyMatch(place -> place.group() == group);
    }

    private List<Place> placesIn(ThreadGroup group) {
        return entries.keySet().stream().filter(place -> place.group() == group).toList();
    }

    private Set<ThreadGroup> groups() {
        return entries.keySet().stream().map(Place::group).collect(Collectors.toSet());
    }

    private void forget(ThreadGroup group) {
        placesIn(group).forEach(entries::remove);
        tellIfIdle();
    }

    private void tellIfIdle() {
        if (entries.isEmpty()) {
            whenIdle.run();
        }
    }

    // -- events

    @Override
    public Wish breakpointHit(Attachment attachment, boolean hardware) {
        Tracee tracee = attachment.tracee();
        ThreadGroup group = tracee.group();
        long pc = group.architecture().pc(tracee.registers());
        Optional.ofNullable(entries.get(new Place(group, hardware ? Type.HARDWARE : Type.SOFTWARE, pc)))
                .ifPresent(entry -> run(entry, tracee, breakpoints.memory(group)));
        return Wish.RESUME;
    }

    private void run(Entry entry, Tracee tracee, CleanMemory memory) {
        if (!conditions.hold(entry.conditions(), tracee, memory)) {
            return;
        }
        TraceeValues values = new TraceeValues(tracee, memory);
        for (AgentExpression action : entry.commands().actions()) {
            try {
                evaluator.run(action, values, effects);
            } catch (AgentException e) {
                LOG.warn("tid {}: a breakpoint's command cannot be carried out: {}", tracee.tid(), e.getMessage());
            }
        }
    }

    @Override
    public Wish watchpointHit(Attachment attachment, WatchKind kind, long address) {
        return Wish.RESUME;
    }

    @Override
    public Wish report(Attachment attachment, TraceEvent event) {
        if (event instanceof TraceEvent.Execed) {
            leave(attachment.tracee().group());
        }
        return Wish.RESUME;
    }

    @Override
    public void born(Attachment parent, Tracee child) {
        child.attach(this, MASK);
    }

    /** A child that the client keeps has the traps in its memory already. */
    @Override
    public void forked(Attachment parent, Tracee child, boolean vfork) {
        ThreadGroup group = child.group();
        if (!vfork && child.attachmentOf(debugger).isPresent()) {
            for (Place place : placesIn(parent.tracee().group())) {
                if (place.type() == Type.SOFTWARE) {
                    entries.put(new Place(group, place.type(), place.address()), entries.get(place));
                }
            }
            group.join(this);
            child.attach(this, MASK);
        }
    }

    @Override
    public void ended(ThreadGroup group, ExitStatus status) {
        forget(group);
    }
}
