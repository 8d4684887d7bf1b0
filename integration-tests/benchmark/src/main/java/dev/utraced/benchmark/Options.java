package dev.utraced.benchmark;

import dev.utraced.benchmark.lab.ServerCommand;
import dev.utraced.benchmark.measure.Effort;
import dev.utraced.benchmark.scenario.Scenario;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code run} passes on; {@code run --help} explains it. */
final class Options {
    private final List<ServerCommand> servers = new ArrayList<>();
    private final List<String> only = new ArrayList<>();
    private Effort effort = Effort.FULL;
    private Optional<Path> markdown = Optional.empty();
    private boolean list;
    private boolean awake;
    private Optional<Path> inferior = Optional.empty();

    private Options() {}

    /** @throws IllegalArgumentException with what to tell the user */
    static Options parse(String... arguments) {
        Options options = new Options();
        Deque<String> words = new ArrayDeque<>(List.of(arguments));
        while (!words.isEmpty()) {
            options.take(words.pop(), words);
        }
        return options;
    }

    List<ServerCommand> servers() {
        return servers;
    }

    Effort effort() {
        return effort;
    }

    Optional<Path> markdown() {
        return markdown;
    }

    boolean list() {
        return list;
    }

    boolean awake() {
        return awake;
    }

    Path inferior() {
        return inferior.orElseThrow(() -> new IllegalArgumentException("--inferior is missing"));
    }

    boolean selects(Scenario scenario) {
        String name = scenario.name().toLowerCase(Locale.ROOT);
        return only.isEmpty() || only.stream().anyMatch(name::contains);
    }

    private void take(String option, Deque<String> values) {
        switch (option) {
            case "--quick" -> effort = Effort.QUICK;
            case "--only" -> only.add(value(option, values).toLowerCase(Locale.ROOT));
            case "--server" -> servers.add(ServerCommand.parse(value(option, values)));
            case "--markdown" -> markdown = Optional.of(Path.of(value(option, values)));
            case "--awake" -> awake = true;
            case "--list" -> list = true;
            case "--inferior" -> inferior = Optional.of(Path.of(value(option, values)));
            default -> throw new IllegalArgumentException("unknown option " + option);
        }
    }

    private static String value(String option, Deque<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return values.pop();
    }
}
