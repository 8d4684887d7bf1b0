package dev.utraced.server.extension;

import dev.utraced.target.Container;
import dev.utraced.target.ProcessFinder;
import dev.utraced.target.ProcessId;
import dev.utraced.target.VisibleProcess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code monitor} commands say of processes, for clients whose {@code attach} takes nothing but a pid. */
final class ProcessMonitor {
    static final String HELP = """
              processes [DESCRIPTION]
                List the processes that match DESCRIPTION, or all: name:PROGRAM,
                container:NAME-OR-ID[/PROGRAM] or pod:NAME-OR-ID[/PROGRAM].
              containers
                List the containers that processes run in.
              find DESCRIPTION
                Tell the pid of the one process that matches, to attach to.
            """;

    private final ProcessFinder finder;

    ProcessMonitor(ProcessFinder finder) {
        this.finder = finder;
    }

    /** @return empty: no command of this kind. @throws TargetException with what is wrong with it */
    Optional<String> run(String command) {
        List<String> words = List.of(command.split("\\s+", 2));
        String description = words.size() > 1 ? words.get(1) : "";
        return switch (words.get(0)) {
            case "processes" ->
                Optional.of(processes(description.isEmpty() ? finder.processes() : finder.matches(description)));
            case "containers" -> Optional.of(containers());
            case "find" -> Optional.of(find(description));
            default -> Optional.empty();
        };
    }

    private static String processes(List<VisibleProcess> processes) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("PID", "OWN PID", "PROGRAM", "CONTAINER", "POD"));
        for (VisibleProcess process : processes) {
            rows.add(List.of(
                    process.process().toString(),
                    Integer.toString(process.ownPid()),
                    process.program(),
                    process.container().map(ProcessMonitor::nameOf).orElse(""),
                    process.container().flatMap(Container::pod).orElse("")));
        }
        return processes.isEmpty() ? "No process matches.\n" : Columns.of(rows);
    }

    private String containers() {
        Map<Container, List<VisibleProcess>> byContainer = new LinkedHashMap<>();
        for (VisibleProcess process : finder.processes()) {
            process.container()
                    .ifPresent(container -> byContainer
                            .computeIfAbsent(container, any -> new ArrayList<>())
                            .add(process));
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("CONTAINER", "NAME", "POD", "PROCESSES", "FIRST"));
        byContainer.forEach((container, processes) -> rows.add(List.of(
                container.shortId(),
                container.name().orElse("?"),
                container.pod().orElse(""),
                Integer.toString(processes.size()),
                processes.get(0).process() + " (" + processes.get(0).program() + ")")));
        return byContainer.isEmpty() ? "No process that this server can see runs in a container.\n" : Columns.of(rows);
    }

    private static String nameOf(Container container) {
        return container.name().orElseGet(container::shortId);
    }

    private String find(String description) {
        ProcessId process = finder.find(description);
        return "Process " + process + "; to attach to it: attach " + process + "\n";
    }
}
