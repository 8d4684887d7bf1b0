package dev.utraced.server.fake;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Remembers definitions. A run collects two frames at once, of the first tracepoint: the first has no registers and the 4 bytes
 * {@code 11223344} at 0x2000, the second has registers, all 0x55, and variable 2, which is 7.
 */
final class FakeTracing implements Tracing {
    private static final long SIZE = 0x1000;

    private final FakeTarget target;
    private final Map<Tracepoint.Id, Tracepoint> tracepoints = new LinkedHashMap<>();
    private final Map<Tracepoint.Id, List<Tracepoint.Source>> sources = new LinkedHashMap<>();
    private final List<TraceVariable> variables = new ArrayList<>();
    private List<MemoryRange> readOnly = List.of();
    private TraceNotes notes = TraceNotes.NONE;
    private End end = new End.NeverRun();
    private long size = SIZE;
    private boolean running;
    private boolean circular;
    private boolean disconnected;
    private int frames;

    FakeTracing(FakeTarget target) {
        this.target = target;
    }

    @Override
    public TraceStatus status() {
        long started = frames == 0 ? 0 : 0x10;
        long stopped = running || frames == 0 ? 0 : 0x20;
        return new TraceStatus(
                running, end, frames, frames, size, size, circular, disconnected, started, stopped, notes);
    }

    @Override
    public void clear() {
        tracepoints.clear();
        sources.clear();
        variables.clear();
        frames = 0;
        end = new End.NeverRun();
    }

    @Override
    public void define(ProcessId process, Tracepoint tracepoint) {
        target.note("trace " + process + " " + tracepoint);
        tracepoints.put(tracepoint.id(), tracepoint);
        sources.putIfAbsent(tracepoint.id(), new ArrayList<>());
    }

    private Tracepoint require(Tracepoint.Id id) {
        if (!tracepoints.containsKey(id)) {
            throw new TargetException("no tracepoint " + id);
        }
        return tracepoints.get(id);
    }

    @Override
    public void addSource(Tracepoint.Id id, Tracepoint.Source source) {
        require(id);
        sources.get(id).add(source);
    }

    @Override
    public void enable(Tracepoint.Id id, boolean on) {
        tracepoints.put(id, require(id).enabled(on));
    }

    @Override
    public void define(TraceVariable variable) {
        variables.add(variable);
    }

    @Override
    public List<Tracepoint> tracepoints() {
        return List.copyOf(tracepoints.values());
    }

    @Override
    public List<Tracepoint.Source> sources(Tracepoint.Id id) {
        return sources.get(id);
    }

    @Override
    public Tracepoint.Use use(Tracepoint.Id id) {
        require(id);
        return new Tracepoint.Use(frames, 0x20);
    }

    @Override
    public List<TraceVariable> variables() {
        return variables;
    }

    @Override
    public OptionalLong value(int variable) {
        return variables.stream()
                .filter(defined -> defined.number() == variable)
                .mapToLong(TraceVariable::initial)
                .findFirst();
    }

    @Override
    public void readOnly(List<MemoryRange> ranges) {
        readOnly = ranges;
    }

    @Override
    public List<MemoryRange> readOnly() {
        return readOnly;
    }

    @Override
    public void start() {
        running = true;
        frames = 2;
    }

    @Override
    public void stop() {
        running = false;
        end = new End.Stopped();
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
        circular = on;
    }

    @Override
    public void bufferSize(OptionalLong bytes) {
        if (running) {
            throw new TargetException("running");
        }
        size = bytes.orElse(SIZE);
    }

    @Override
    public Optional<TraceFrame> find(FrameQuery query, int after) {
        int number = query instanceof FrameQuery.Number exact ? exact.number() : after + 1;
        return number < frames ? Optional.of(new FakeTraceFrame(number)) : Optional.empty();
    }

    @Override
    public byte[] contents(long offset, int lengthBytes) {
        return offset < frames ? new byte[] {1, 2} : new byte[0];
    }

    @Override
    public void clientGone() {
        target.note("client gone");
    }
}
