package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Hex;
import dev.utraced.benchmark.client.ProtocolException;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.lab.IdleProcess;
import dev.utraced.benchmark.lab.Workbench;
import java.io.IOException;

/** A process of sleeping threads that stays attached: it is let run and interrupted, and its threads are listed, again and again. */
record StopsOfManyThreads(String name, int threads) implements Scenario {
    @Override
    public Trial open(Workbench bench) throws IOException {
        IdleProcess process = bench.startIdle(threads);
        DebugSession session = bench.connect(bench.startServer());
        session.resume(Request.of("vAttach;" + Hex.number(process.pid())));
        return turn -> {
            while (turn.goesOn()) {
                Interrupt.time(session, threads, turn, "interrupt again");
                ThreadLists.timeDocument(session, threads, turn, "thread list by qXfer again");
            }
            if (process.tracer() == 0) {
                throw new ProtocolException("nobody traces the process");
            }
        };
    }
}
