package dev.utraced.linux.tracepoint;

import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.Tracepoint;
import dev.utraced.target.Tracepoint.Source;
import dev.utraced.target.Tracepoint.Use;
import java.util.ArrayList;
import java.util.List;

/** A tracepoint of a process, and what has come of it. */
final class PlacedTracepoint {
    private final ThreadGroup group;
    private final int registerBytes;
    private final List<Source> sources = new ArrayList<>();
    private Tracepoint definition;
    private long hits;
    private long bytes;

    PlacedTracepoint(ThreadGroup group, Tracepoint definition) {
        this.group = group;
        this.definition = definition;
        this.registerBytes = group.architecture().description().totalBytes();
    }

    /** The length of a block of registers, as it was when the tracepoint was defined: an exec may change the process. */
    int registerBytes() {
        return registerBytes;
    }

    ThreadGroup group() {
        return group;
    }

    Tracepoint definition() {
        return definition;
    }

    int number() {
        return definition.id().number();
    }

    long address() {
        return definition.id().address();
    }

    void enable(boolean on) {
        definition = definition.enabled(on);
    }

    List<Source> sources() {
        return sources;
    }

    void reset() {
        hits = 0;
        bytes = 0;
    }

    void hit() {
        hits++;
    }

    void filled(int more) {
        bytes += more;
    }

    /** Whether it has been hit as often as it was to be. */
    boolean isThrough() {
        return definition.passes() > 0 && hits >= definition.passes();
    }

    Use use() {
        return new Use(hits, bytes);
    }
}
