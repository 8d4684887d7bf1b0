package dev.utraced.server.fake;

import dev.utraced.target.Container;
import dev.utraced.target.ProcessFinder;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import dev.utraced.target.VisibleProcess;
import java.util.List;
import java.util.Optional;

/** Knows {@code name:} only. Every process is in the container {@code web}, where its pid is 7. */
final class FakeFinder implements ProcessFinder {
    private static final Container WEB = new Container("0123456789abcdef", Optional.of("web"), Optional.empty());

    private final FakeMachine machine;

    FakeFinder(FakeMachine machine) {
        this.machine = machine;
    }

    @Override
    public ProcessId find(String description) {
        List<VisibleProcess> found = description.startsWith("name:")
                ? matches(description)
                : processes().stream()
                        .filter(process -> process.process().toString().equals(description))
                        .toList();
        if (found.size() != 1) {
            throw new TargetException(found.isEmpty() ? "no process matches " + description : "several: " + found);
        }
        return found.get(0).process();
    }

    @Override
    public List<VisibleProcess> matches(String description) {
        return processes().stream()
                .filter(process -> description.equals("name:" + process.program()))
                .toList();
    }

    @Override
    public List<VisibleProcess> processes() {
        return machine.processes.values().stream()
                .map(process -> new VisibleProcess(process.id, 7, process.program, Optional.of(WEB)))
                .toList();
    }
}
