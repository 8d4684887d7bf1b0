package dev.utraced.linux.engine;

import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.linux.tracepoint.TraceExperiment;
import dev.utraced.target.BreakpointSite.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What clients that have gone have left behind: commands that were to outlive them, trace experiments for the next client. */
final class AbsentClients {
    private final List<AgentCommands> commands = new ArrayList<>();

    /** The one that was left last comes last. */
    private final List<TraceExperiment> experiments = new ArrayList<>();

    private Runnable done = () -> {};

    /** A client has let everything go. */
    void keep(AgentCommands left) {
        if (!left.isIdle()) {
            commands.add(left);
            left.whenIdle(() -> {
                commands.remove(left);
                tellIfNone();
            });
        }
    }

    /** A client has gone. Of experiments that are over only the last one is kept. */
    void keep(TraceExperiment left) {
        left.whenOver(this::tellIfNone);
        if (!left.isBlank()) {
            experiments.removeIf(former -> !former.isRunning());
            experiments.add(left);
        }
    }

    /** The next client finds what the last one has left. */
    Optional<TraceExperiment> takeExperiment() {
        if (experiments.isEmpty()) {
            return Optional.empty();
        }
        TraceExperiment found = experiments.remove(experiments.size() - 1);
        found.whenOver(() -> {});
        return Optional.of(found);
    }

    /** Somebody has a breakpoint there again, so what was left there has been taken over. */
    void replaced(ThreadGroup group, Type type, long address) {
        for (AgentCommands left : List.copyOf(commands)) {
            left.remove(group, type, address);
        }
    }

    /** Whether anything is still going on. */
    boolean any() {
        return !commands.isEmpty() || experiments.stream().anyMatch(TraceExperiment::isRunning);
    }

    void whenNone(Runnable then) {
        done = then;
    }

    private void tellIfNone() {
        if (!any()) {
            done.run();
        }
    }

    void dismiss() {
        List.copyOf(commands).forEach(AgentCommands::leaveAll);
        experiments.forEach(TraceExperiment::stop);
    }
}
