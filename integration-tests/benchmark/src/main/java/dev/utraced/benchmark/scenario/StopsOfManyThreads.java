package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Hex;
import dev.utraced.benchmark.client.ProtocolException;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.lab.IdleProcess;
import dev.utraced.benchmark.lab.Inferior;
import dev.utraced.benchmark.lab.Workbench;
import dev.utraced.benchmark.measure.Measure;
import dev.utraced.benchmark.measure.Turn;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process of sleeping threads that stays attached: it is let run and interrupted, and its threads are listed, again and again. */
record StopsOfManyThreads(String name, int threads) implements Scenario {
    private static final long RESUME_NANOS_PER_THREAD = TimeUnit.MICROSECONDS.toNanos(40);
    private static final long RESUME_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    @Override
    public Trial open(Workbench bench) throws IOException {
        IdleProcess process = bench.startIdle(threads);
        DebugSession session = bench.connect(bench.startServer());
        session.resume(Request.of("vAttach;" + Hex.number(process.pid())));
        return turn -> {
            while (turn.goesOn()) {
                interrupt(session, turn);
                ThreadLists.timeDocument(session, threads, turn, "again");
            }
            if (process.tracer() == 0) {
                throw new ProtocolException("nobody traces the process");
            }
        };
    }

    private void interrupt(DebugSession session, Turn turn) {
        session.send(Inferior.CONTINUE);
        // How far the server has got cannot be asked: give it the time to resume every thread.
        LockSupport.parkNanos(RESUME_NANOS + threads * RESUME_NANOS_PER_THREAD);
        long start = System.nanoTime();
        session.interrupt();
        session.awaitStop(Inferior.CONTINUE);
        turn.time(Measure.millis("interrupt again, " + ThreadLists.count(threads)), System.nanoTime() - start);
    }
}
