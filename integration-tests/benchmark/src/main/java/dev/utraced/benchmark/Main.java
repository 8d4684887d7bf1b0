package dev.utraced.benchmark;

import dev.utraced.benchmark.lab.ServerCommand;
import dev.utraced.benchmark.measure.Results;
import dev.utraced.benchmark.scenario.Scenario;
import dev.utraced.benchmark.scenario.Scenarios;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** The benchmark's command, which {@code run} starts with the servers and the inferior it has built. */
public final class Main {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Options options;
        List<Scenario> scenarios;
        try {
            options = Options.parse(arguments);
            scenarios = selected(options);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        if (options.list()) {
            scenarios.forEach(scenario -> System.out.println(scenario.name()));
            return;
        }
        Closeable processors = options.awake() ? Processors.keepAwake() : () -> {};
        boolean allWell = measure(scenarios, options);
        processors.close();
        System.exit(allWell ? 0 : 1);
    }

    private static List<Scenario> selected(Options options) {
        List<Scenario> scenarios =
                Scenarios.all().stream().filter(options::selects).toList();
        if (scenarios.isEmpty()) {
            throw new IllegalArgumentException("no scenario has a name with what --only says; --list has the names");
        }
        return scenarios;
    }

    /** Whether no server failed. */
    private static boolean measure(List<Scenario> scenarios, Options options) throws IOException {
        Table table =
                new Table(options.servers().stream().map(ServerCommand::name).toList());
        TextReport text = new TextReport(System.out);
        MarkdownReport markdown = new MarkdownReport(table.header());
        Watchdog watchdog = new Watchdog(PATIENCE);
        Runtime.getRuntime().addShutdownHook(new Thread(watchdog::closeAll, "clean-up"));
        Contest contest = new Contest(options.servers(), options.effort(), options.inferior(), watchdog);

        boolean allWell = true;
        text.row(table.header());
        for (Scenario scenario : scenarios) {
            Results results = contest.hold(scenario);
            for (List<String> row : table.rows(results)) {
                text.row(row);
                markdown.row(row);
            }
            text.notes(scenario.name(), results);
            markdown.notes(scenario.name(), results);
            allWell &= results.failures().isEmpty();
        }
        if (options.markdown().isPresent()) {
            Files.writeString(options.markdown().get(), markdown.text());
        }
        return allWell;
    }
}
