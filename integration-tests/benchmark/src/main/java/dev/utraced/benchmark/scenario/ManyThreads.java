package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Hex;
import dev.utraced.benchmark.client.ProtocolException;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.lab.IdleProcess;
import dev.utraced.benchmark.lab.Inferior;
import dev.utraced.benchmark.lab.ProcessStatus;
import dev.utraced.benchmark.lab.ServerProcess;
import dev.utraced.benchmark.lab.Workbench;
import dev.utraced.benchmark.measure.Measure;
import dev.utraced.benchmark.measure.Turn;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Attach to a process, list its threads, let it run, interrupt it, let it go. */
record ManyThreads(String name, int threads) implements Scenario {
    private static final long RESUME_NANOS_PER_THREAD = TimeUnit.MICROSECONDS.toNanos(40);
    private static final long RESUME_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    @Override
    public Trial open(Workbench bench) throws IOException {
        IdleProcess process = bench.startIdle(threads);
        ServerProcess server = bench.startServer();
        DebugSession session = bench.connect(server);
        return turn -> {
            while (turn.goesOn()) {
                attach(session, process, turn);
                ThreadLists.time(session, threads, turn);
                interrupt(session, turn);
                ProcessStatus memory = ProcessStatus.of(server.pid());
                turn.amount(
                        Measure.mebibytes("server's peak memory, " + count() + " attached"), memory.peakMebibytes());
                detach(session, process, turn);
            }
        };
    }

    private void attach(DebugSession session, IdleProcess process, Turn turn) throws IOException {
        Request attach = Request.of("vAttach;" + Hex.number(process.pid()));
        long start = System.nanoTime();
        session.resume(attach);
        turn.time(Measure.millis("attach, " + count()), System.nanoTime() - start);
        if (process.tracer() == 0) {
            throw new ProtocolException("attached, but nobody traces the process");
        }
    }

    private void interrupt(DebugSession session, Turn turn) {
        session.send(Inferior.CONTINUE);
        // How far the server has got cannot be asked: give it the time to resume every thread.
        LockSupport.parkNanos(RESUME_NANOS + threads * RESUME_NANOS_PER_THREAD);
        long start = System.nanoTime();
        session.interrupt();
        session.awaitStop(Inferior.CONTINUE);
        turn.time(Measure.millis("interrupt, " + count()), System.nanoTime() - start);
    }

    private void detach(DebugSession session, IdleProcess process, Turn turn) throws IOException {
        Request detach = Request.of("D;" + Hex.number(process.pid()));
        long start = System.nanoTime();
        session.expectOk(detach);
        turn.time(Measure.millis("detach, " + count()), System.nanoTime() - start);
        if (process.tracer() != 0) {
            throw new ProtocolException("detached, but the process is still traced");
        }
    }

    private String count() {
        return ThreadLists.count(threads);
    }
}
