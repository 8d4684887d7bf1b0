package dev.utraced.server.cli;

import dev.utraced.server.net.Loop;
import dev.utraced.server.session.SessionHost;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens when the server is told to end, by SIGTERM, SIGINT or SIGHUP: every process is let go of first, so that no trap stays
 * behind in one. A client cannot hold this up.
 */
final class Shutdown {
    /** Letting go of thousands of threads takes some tens of milliseconds; whoever is not through by then is stuck. */
    private static final long PATIENCE_SECONDS = 5;

    private Shutdown() {}

    static void whenTold(Loop loop, SessionHost host, Backend backend) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> letGo(loop, host, backend), "shutdown"));
    }

    /** Runs a task when the server ends, whyever. */
    static void atTheEnd(Runnable task) {
        Runtime.getRuntime().addShutdownHook(new Thread(task, "shutdown-entrance"));
    }

    private static void letGo(Loop loop, SessionHost host, Backend backend) {
        CountDownLatch done = new CountDownLatch(1);
        loop.execute(() -> {
            host.closeAll();
            backend.close();
            backend.whenNothingIsHeld(done::countDown);
        });
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("utraced: letting go of processes took too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
