package dev.utraced.linux.tracepoint;

import dev.utraced.linux.breakpoint.BreakpointEngine;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.FrameQuery;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import dev.utraced.target.TraceFrame;
import dev.utraced.target.TraceNotes;
import dev.utraced.target.TraceStatus;
import dev.utraced.target.TraceStatus.End;
import dev.utraced.target.TraceVariable;
import dev.utraced.target.Tracepoint;
import dev.utraced.target.Tracing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** What a client has defined to be traced, the run of it if one is going on, and what has been collected. */
public final class TraceExperiment implements Tracing {
    private final BreakpointEngine breakpoints;
    private final Function<ProcessId, Optional<ThreadGroup>> groups;
    private final LongSupplier clock;
    private final TraceVariables variables = new TraceVariables(this::microsSinceStart);
    private final TraceBuffer buffer = new TraceBuffer();
    private final Collector collector;
    private final Map<Tracepoint.Id, PlacedTracepoint> tracepoints = new LinkedHashMap<>();
    private List<MemoryRange> readOnly = List.of();
    private TraceNotes notes = TraceNotes.NONE;
    private Optional<TraceRun> run = Optional.empty();
    private End end = new End.NeverRun();
    private Runnable whenOver = () -> {};
    private boolean disconnected;
    private long startMicros;
    private long stopMicros;

    /**
     * @param groups the traced processes
     * @param clock microseconds since 1970
     */
    public TraceExperiment(
            BreakpointEngine breakpoints, Function<ProcessId, Optional<ThreadGroup>> groups, LongSupplier clock) {
        this.breakpoints = breakpoints;
        this.groups = groups;
        this.clock = clock;
        this.collector = new Collector(breakpoints, variables, buffer);
    }

    private long microsSinceStart() {
        return startMicros == 0 ? 0 : (run.isPresent() ? clock.getAsLong() : stopMicros) - startMicros;
    }

    @Override
    public TraceStatus status() {
        return new TraceStatus(
                isRunning(),
                end,
                buffer.count(),
                buffer.created(),
                buffer.freeBytes(),
                buffer.sizeBytes(),
                buffer.isCircular(),
                disconnected,
                startMicros,
                stopMicros,
                notes);
    }

    // -- for whoever keeps it

    public boolean isRunning() {
        return run.isPresent();
    }

    /** Whether nobody would miss it. */
    public boolean isBlank() {
        return tracepoints.isEmpty() && buffer.count() == 0;
    }

    /** @param then called when a run is over */
    public void whenOver(Runnable then) {
        whenOver = then;
    }

    /** The client has let a process go. */
    public void released(ThreadGroup group) {
        if (!disconnected && run.filter(going -> going.isIn(group)).isPresent()) {
            finish(new End.Stopped());
        }
    }

    @Override
    public void clientGone() {
        if (!disconnected) {
            finish(new End.ClientGone());
        }
    }

    // -- the definition

    @Override
    public void clear() {
        finish(new End.Stopped());
        end = new End.NeverRun();
        tracepoints.clear();
        variables.clear();
        buffer.clear();
        readOnly = List.of();
    }

    @Override
    public void define(ProcessId process, Tracepoint tracepoint) {
        ThreadGroup group = groups.apply(process)
                .orElseThrow(() -> new TargetException("process " + process + " is not being debugged"));
        PlacedTracepoint former = tracepoints.get(tracepoint.id());
        if (former != null) {
            run.ifPresent(going -> going.uninstall(former));
        }
        PlacedTracepoint placed = new PlacedTracepoint(group, tracepoint);
        if (tracepoint.enabled()) {
            run.ifPresent(going -> going.install(placed));
        }
        tracepoints.put(tracepoint.id(), placed);
    }

    @Override
    public void addSource(Tracepoint.Id id, Tracepoint.Source source) {
        require(id).sources().add(source);
    }

    @Override
    public void enable(Tracepoint.Id id, boolean on) {
        PlacedTracepoint tracepoint = require(id);
        tracepoint.enable(on);
        if (on) {
            run.ifPresent(going -> going.install(tracepoint));
        } else {
            run.ifPresent(going -> going.uninstall(tracepoint));
        }
    }

    private PlacedTracepoint require(Tracepoint.Id id) {
        PlacedTracepoint tracepoint = tracepoints.get(id);
        if (tracepoint == null) {
            throw new TargetException(
                    "there is no tracepoint " + id.number() + " at 0x" + Long.toHexString(id.address()));
        }
        return tracepoint;
    }

    @Override
    public void define(TraceVariable variable) {
        variables.define(variable);
    }

    @Override
    public List<Tracepoint> tracepoints() {
        return tracepoints.values().stream().map(PlacedTracepoint::definition).toList();
    }

    @Override
    public List<Tracepoint.Source> sources(Tracepoint.Id id) {
        return List.copyOf(require(id).sources());
    }

    @Override
    public Tracepoint.Use use(Tracepoint.Id id) {
        return require(id).use();
    }

    @Override
    public List<TraceVariable> variables() {
        return variables.definitions();
    }

    @Override
    public OptionalLong value(int variable) {
        return variables.value(variable);
    }

    @Override
    public void readOnly(List<MemoryRange> ranges) {
        readOnly = List.copyOf(ranges);
    }

    @Override
    public List<MemoryRange> readOnly() {
        return readOnly;
    }

    // -- the run

    @Override
    public void start() {
        finish(new End.Stopped());
        buffer.clear();
        variables.reset();
        TraceRun next = new TraceRun(breakpoints, collector, this::finish);
        try {
            for (PlacedTracepoint tracepoint : tracepoints.values()) {
                tracepoint.reset();
                if (tracepoint.definition().enabled()) {
                    next.install(tracepoint);
                }
            }
        } catch (TargetException e) {
            next.leave();
            throw e;
        }
        startMicros = clock.getAsLong();
        stopMicros = 0;
        run = Optional.of(next);
    }

    @Override
    public void stop() {
        finish(new End.Stopped());
    }

    private void finish(End reason) {
        if (run.isPresent()) {
            TraceRun finished = run.get();
            run = Optional.empty();
            end = reason;
            stopMicros = clock.getAsLong();
            finished.leave();
            whenOver.run();
        }
    }

    @Override
    public void notes(TraceNotes texts) {
        notes = texts;
    }

    @Override
    public void disconnected(boolean goesOn) {
        disconnected = goesOn;
    }

    @Override
    public void circular(boolean on) {
        buffer.circular(on);
    }

    @Override
    public void bufferSize(OptionalLong bytes) {
        if (isRunning()) {
            throw new TargetException("the trace buffer cannot be resized while the experiment runs");
        }
        buffer.resize((int) Math.min(Integer.MAX_VALUE, bytes.orElse(TraceBuffer.USUAL_BYTES)));
    }

    // -- what was collected

    @Override
    public Optional<TraceFrame> find(FrameQuery query, int after) {
        return FrameSearch.find(buffer, query, after).stream()
                .<TraceFrame>mapToObj(number -> new RecordedFrame(
                        number,
                        buffer.tracepoint(number),
                        buffer.pc(number),
                        buffer.frame(number),
                        registerBytes(buffer.tracepoint(number))))
                .findFirst();
    }

    /** Of a frame of that tracepoint, wherever it is. */
    private int registerBytes(int tracepoint) {
        return tracepoints.values().stream()
                .filter(placed -> placed.number() == tracepoint)
                .mapToInt(PlacedTracepoint::registerBytes)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public byte[] contents(long offset, int lengthBytes) {
        return buffer.contents(offset, lengthBytes);
    }
}
