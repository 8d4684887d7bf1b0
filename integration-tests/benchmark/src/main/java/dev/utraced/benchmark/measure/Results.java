package dev.utraced.benchmark.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All samples of one scenario, by measure and server; measures keep the order in which they came. */
public final class Results {
    private final Map<Measure, Map<String, Samples>> samples = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private final Map<String, String> absences = new LinkedHashMap<>();

    public void add(Measure measure, String server, double value) {
        samples.computeIfAbsent(measure, key -> new LinkedHashMap<>())
                .computeIfAbsent(server, key -> new Samples(measure.unit()))
                .add(value);
    }

    /** From here on the server takes no part; what it measured so far stays. */
    public void fail(String server, String reason) {
        failures.putIfAbsent(server, reason);
    }

    /** The server takes no part, and that is no fault: it does not know what the scenario asks for. */
    public void absent(String server, String reason) {
        absences.putIfAbsent(server, reason);
    }

    public boolean isOut(String server) {
        return failures.containsKey(server) || absences.containsKey(server);
    }

    public Map<String, String> absences() {
        return absences;
    }

    public Map<String, String> failures() {
        return failures;
    }

    public List<Measure> measures() {
        return List.copyOf(samples.keySet());
    }

    public Optional<Samples> of(Measure measure, String server) {
        return Optional.ofNullable(samples.getOrDefault(measure, Map.of()).get(server));
    }
}
