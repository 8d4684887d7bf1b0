package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.lab.Inferior;
import dev.utraced.benchmark.measure.Measure;
import dev.utraced.benchmark.measure.Turn;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets a process of many threads run, and stops it again. */
final class Interrupt {
    private static final long RESUME_NANOS_PER_THREAD = TimeUnit.MICROSECONDS.toNanos(40);
    private static final long RESUME_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private Interrupt() {}

    static void time(DebugSession session, int threads, Turn turn, String name) {
        session.send(Inferior.CONTINUE);
        // How far the server has got cannot be asked: give it the time to resume every thread.
        LockSupport.parkNanos(RESUME_NANOS + threads * RESUME_NANOS_PER_THREAD);
        long start = System.nanoTime();
        session.interrupt();
        session.awaitStop(Inferior.CONTINUE);
        turn.time(Measure.millis(name + ", " + ThreadLists.count(threads)), System.nanoTime() - start);
    }
}
