package dev.utraced.target;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A trace experiment: tracepoints collect data while the program runs, and the client looks at it later. It belongs to one client, and
 * to the next one when that has gone.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Tracepoints.html">Tracepoints</a>
 */
public interface Tracing {
    /** Whether an experiment runs, or what one has left is there. */
    TraceStatus status();

    // -- the definition

    /** Ends a run and forgets tracepoints, trace frames, and the client's variables. */
    void clear();

    /**
     * Defines a tracepoint, or defines it anew. While the experiment runs it is put in place at once.
     *
     * @throws TargetException where it cannot be put in place, or the process is not there
     */
    void define(ProcessId process, Tracepoint tracepoint);

    /** @throws TargetException where there is no such tracepoint */
    void addSource(Tracepoint.Id id, Tracepoint.Source source);

    /** Works while the experiment runs. @throws TargetException where there is no such tracepoint, or it cannot be put in place */
    void enable(Tracepoint.Id id, boolean on);

    void define(TraceVariable variable);

    List<Tracepoint> tracepoints();

    /** @throws TargetException where there is no such tracepoint */
    List<Tracepoint.Source> sources(Tracepoint.Id id);

    /** @throws TargetException where there is no such tracepoint */
    Tracepoint.Use use(Tracepoint.Id id);

    List<TraceVariable> variables();

    /** The current value. Empty: there is no such variable. */
    OptionalLong value(int variable);

    /** Memory that does not change, so that it need not be collected. */
    void readOnly(List<MemoryRange> ranges);

    List<MemoryRange> readOnly();

    // -- the run

    /** @throws TargetException where a tracepoint cannot be put in place; nothing runs then */
    void start();

    void stop();

    void notes(TraceNotes notes);

    /** Whether a run goes on when the client has gone. */
    void disconnected(boolean goesOn);

    /** Whether the oldest frames make room for new ones; else the run ends when the buffer is full. */
    void circular(boolean on);

    /** @param bytes empty: the usual size; @throws TargetException while the experiment runs */
    void bufferSize(OptionalLong bytes);

    // -- what was collected

    /** @param after the number of the frame after which the search begins; -1: at the first */
    Optional<TraceFrame> find(FrameQuery query, int after);

    /** All frames in the form of trace files, from an offset on, at most that many bytes. */
    byte[] contents(long offset, int lengthBytes);

    /** The client has gone, and what it let go of runs on, if it does. */
    void clientGone();
}
