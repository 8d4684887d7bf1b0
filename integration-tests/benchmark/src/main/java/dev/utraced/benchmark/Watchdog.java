package dev.utraced.benchmark;

import dev.utraced.benchmark.lab.Workbench;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends what takes too long: a server that never answers must not hold up the others. Runs a thread of its own. */
final class Watchdog {
    private final Duration patience;
    private final Set<Workbench> watched = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watchdog");
        thread.setDaemon(true);
        return thread;
    });

    Watchdog(Duration patience) {
        this.patience = patience;
    }

    /** Watches until the answer is cancelled. */
    Future<?> watch(Workbench bench) {
        watched.add(bench);
        return timer.schedule(() -> close(bench), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Nothing outlives the benchmark when it is interrupted. */
    void closeAll() {
        watched.forEach(Watchdog::close);
    }

    private static void close(Workbench bench) {
        try {
            bench.close();
        } catch (IOException e) {
            System.err.println("watchdog: " + e);
        }
    }
}
