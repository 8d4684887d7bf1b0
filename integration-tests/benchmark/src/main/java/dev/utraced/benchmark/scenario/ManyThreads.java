package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Hex;
import dev.utraced.benchmark.client.ProtocolException;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.lab.IdleProcess;
import dev.utraced.benchmark.lab.ProcessStatus;
import dev.utraced.benchmark.lab.ServerProcess;
import dev.utraced.benchmark.lab.Workbench;
import dev.utraced.benchmark.measure.Measure;
import dev.utraced.benchmark.measure.Turn;
import java.io.IOException;

/** Attach to a process, list its threads, let it run, interrupt it, let it go. */
record ManyThreads(String name, int threads) implements Scenario {
    @Override
    public Trial open(Workbench bench) throws IOException {
        IdleProcess process = bench.startIdle(threads);
        ServerProcess server = bench.startServer();
        DebugSession session = bench.connect(server);
        return turn -> {
            while (turn.goesOn()) {
                attach(session, process, turn);
                ThreadLists.time(session, threads, turn);
                Interrupt.time(session, threads, turn, "interrupt");
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
