package dev.utraced.benchmark;

import dev.utraced.benchmark.client.UnsupportedPacketException;
import dev.utraced.benchmark.lab.ServerCommand;
import dev.utraced.benchmark.lab.Symbols;
import dev.utraced.benchmark.lab.Workbench;
import dev.utraced.benchmark.measure.Effort;
import dev.utraced.benchmark.measure.Results;
import dev.utraced.benchmark.measure.Turn;
import dev.utraced.benchmark.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Deals the turns: A B, B A, A B and so on, so that whatever disturbs the machine disturbs every server. A server that fails
 * is out of the scenario, and the others go on.
 */
final class Contest {
    private static final int REASON_LENGTH = 200;

    private final List<ServerCommand> servers;
    private final Effort effort;
    private final Path inferior;
    private final Symbols symbols;
    private final Watchdog watchdog;

    Contest(List<ServerCommand> servers, Effort effort, Path inferior, Watchdog watchdog) throws IOException {
        this.servers = List.copyOf(servers);
        this.effort = effort;
        this.inferior = inferior;
        this.symbols = Symbols.of(inferior);
        this.watchdog = watchdog;
    }

    Results hold(Scenario scenario) {
        Results results = new Results();
        List<Contestant> contestants = new ArrayList<>();
        try {
            for (ServerCommand server : servers) {
                Workbench bench = new Workbench(server, inferior, symbols, inferior.getParent());
                contestants.add(new Contestant(server.name(), bench));
            }
            contestants.forEach(contestant -> contestant.prepare(scenario, results));
            for (int turn = 0; turn < effort.turns(); turn++) {
                contestants.forEach(contestant -> contestant.takeTurn(results));
                Collections.reverse(contestants);
            }
        } finally {
            contestants.forEach(Contestant::leave);
        }
        return results;
    }

    private final class Contestant {
        private final String name;
        private final Workbench bench;
        private Scenario.Trial trial = turn -> {};

        Contestant(String name, Workbench bench) {
            this.name = name;
            this.bench = bench;
        }

        void prepare(Scenario scenario, Results results) {
            attempt(results, () -> {
                trial = scenario.open(bench);
                trial.run(new Turn(effort.warmUpMillis(), (measure, value) -> {}));
            });
        }

        void takeTurn(Results results) {
            if (!results.isOut(name)) {
                attempt(
                        results,
                        () -> trial.run(
                                new Turn(effort.turnMillis(), (measure, value) -> results.add(measure, name, value))));
            }
        }

        void leave() {
            try {
                bench.close();
            } catch (IOException e) {
                System.err.println(name + ": " + e);
            }
        }

        private void attempt(Results results, Attempt attempt) {
            Future<?> patience = watchdog.watch(bench);
            try {
                attempt.run();
            } catch (UnsupportedPacketException e) {
                results.absent(name, reason(e));
                leave();
            } catch (IOException | RuntimeException e) {
                results.fail(name, reason(e));
                leave();
            } finally {
                patience.cancel(false);
            }
        }
    }

    private static String reason(Exception e) {
        String reason = e.getMessage() == null ? e.toString() : e.getMessage();
        return reason.length() <= REASON_LENGTH ? reason : reason.substring(0, REASON_LENGTH) + "...";
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }
}
