package dev.utraced.linux.tracepoint;

import dev.utraced.target.TraceVariable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** The variables of a trace experiment, by their numbers. One is built in: the microseconds since the run began. */
final class TraceVariables {
    static final TraceVariable TIMESTAMP = new TraceVariable(1, 0, true, "trace_timestamp");

    private final LongSupplier timestamp;
    private final Map<Integer, TraceVariable> definitions = new TreeMap<>(Comparator.reverseOrder());
    private final Map<Integer, Long> values = new TreeMap<>();

    /** @param timestamp in microseconds */
    TraceVariables(LongSupplier timestamp) {
        this.timestamp = timestamp;
        clear();
    }

    void clear() {
        definitions.clear();
        values.clear();
        definitions.put(TIMESTAMP.number(), TIMESTAMP);
    }

    /** What is built in stays as it is. */
    void define(TraceVariable variable) {
        if (variable.number() != TIMESTAMP.number()) {
            definitions.put(variable.number(), variable);
            values.put(variable.number(), variable.initial());
        }
    }

    /** Gives all of them their initial values. */
    void reset() {
        values.clear();
    }

    /** Those that were made last come first: gdb turns the list round when it takes it over. */
    List<TraceVariable> definitions() {
        return List.copyOf(definitions.values());
    }

    OptionalLong value(int number) {
        if (number == TIMESTAMP.number()) {
            return OptionalLong.of(timestamp.getAsLong());
        }
        TraceVariable variable = definitions.get(number);
        return variable == null
                ? OptionalLong.empty()
                : OptionalLong.of(values.getOrDefault(number, variable.initial()));
    }

    /** @return false: there is none, or it cannot be set */
    boolean set(int number, long value) {
        if (number == TIMESTAMP.number() || !definitions.containsKey(number)) {
            return false;
        }
        values.put(number, value);
        return true;
    }
}
