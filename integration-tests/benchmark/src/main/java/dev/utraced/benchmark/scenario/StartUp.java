package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.StopReply;
import dev.utraced.benchmark.lab.ProcessStatus;
import dev.utraced.benchmark.lab.ServerProcess;
import dev.utraced.benchmark.lab.Workbench;
import dev.utraced.benchmark.measure.Measure;

/** A fresh server, its handshake, its memory, and the first program that it starts. */
record StartUp(String name) implements Scenario {
    private static final Measure HANDSHAKE = Measure.millis("server start to handshake done");
    private static final Measure FIRST_RUN = Measure.millis("first vRun to stop reply");
    private static final Measure RESIDENT = Measure.mebibytes("server's resident memory, idle");
    private static final Measure PEAK = Measure.mebibytes("server's peak memory, idle");

    @Override
    public Trial open(Workbench bench) {
        return turn -> {
            while (turn.goesOn()) {
                long start = System.nanoTime();
                ServerProcess server = bench.startServer();
                DebugSession session = bench.connect(server);
                turn.time(HANDSHAKE, System.nanoTime() - start);

                ProcessStatus memory = ProcessStatus.of(server.pid());
                turn.amount(RESIDENT, memory.residentMebibytes());
                turn.amount(PEAK, memory.peakMebibytes());

                start = System.nanoTime();
                StopReply stop = bench.start(session, bench.run("sleeping=0"));
                turn.time(FIRST_RUN, System.nanoTime() - start);
                bench.end(server);
                // lldb-server leaves it behind, where it computes for ever: the next start would have to share the
                // processors with it.
                ProcessHandle.of(stop.pid()).ifPresent(ProcessHandle::destroyForcibly);
            }
        };
    }
}
