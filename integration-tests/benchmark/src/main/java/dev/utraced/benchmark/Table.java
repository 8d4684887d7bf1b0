package dev.utraced.benchmark;

import dev.utraced.benchmark.measure.Measure;
import dev.utraced.benchmark.measure.Results;
import dev.utraced.benchmark.measure.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The results as rows of cells: median and p99 of every server, and how many times better than the first the others are. */
final class Table {
    private static final String NOTHING = "-";

    private final List<String> servers;

    Table(List<String> servers) {
        this.servers = List.copyOf(servers);
    }

    List<String> header() {
        List<String> cells = new ArrayList<>(List.of("scenario", "unit"));
        for (String server : servers) {
            cells.add(server);
            cells.add("p99");
        }
        String reference = servers.get(0);
        servers.stream().skip(1).forEach(server -> cells.add(reference + "/" + server));
        return cells;
    }

    List<List<String>> rows(Results results) {
        return results.measures().stream().map(measure -> row(results, measure)).toList();
    }

    private List<String> row(Results results, Measure measure) {
        List<String> cells =
                new ArrayList<>(List.of(measure.name(), measure.unit().symbol()));
        for (String server : servers) {
            Optional<Samples> samples = results.of(measure, server);
            cells.add(samples.map(Samples::median).map(Table::figure).orElse(NOTHING));
            cells.add(samples.map(Samples::worstOfHundred).map(Table::figure).orElse(NOTHING));
        }
        Optional<Samples> reference = results.of(measure, servers.get(0));
        for (String server : servers.subList(1, servers.size())) {
            cells.add(reference
                    .flatMap(base -> results.of(measure, server)
                            .map(other -> measure.unit().ratio(base.median(), other.median())))
                    .map(ratio -> figure(ratio) + "x")
                    .orElse(NOTHING));
        }
        return cells;
    }

    /** Three digits that mean something. */
    private static String figure(double value) {
        String format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
