package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Hex;
import dev.utraced.benchmark.client.ProtocolException;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.client.StopReply;
import dev.utraced.benchmark.lab.Inferior;
import dev.utraced.benchmark.lab.Workbench;
import dev.utraced.benchmark.measure.Measure;
import java.io.IOException;

/** {@code vCont;r}: the server steps by itself until the thread leaves the range, here after so many passes of a loop. */
record RangeStep(String name, StepLoop loop) implements Scenario {
    private static final long ESTIMATED_STEP_NANOS = 60_000;

    @Override
    public Trial open(Workbench bench) throws IOException {
        Measure measure = Measure.micros(name);
        Inferior inferior = bench.launch();
        DebugSession session = inferior.session();
        String end = Hex.littleEndian(loop.end(inferior));
        Request range = Request.of("vCont;r" + Hex.number(loop.start(inferior)) + "," + Hex.number(loop.end(inferior))
                + ":" + inferior.thread());
        return turn -> {
            long passes = turn.batchNanos() / ESTIMATED_STEP_NANOS / loop.instructions() + 1;
            while (turn.goesOn()) {
                loop.enter(inferior, passes);
                long start = System.nanoTime();
                StopReply stop = session.resume(range).expect(StopReply.SIGTRAP);
                long elapsed = System.nanoTime() - start;
                turn.time(measure, elapsed / (double) (passes * loop.instructions()));
                if (!stop.programCounter().equals(end)) {
                    throw new ProtocolException("the range step ended inside its range: " + stop);
                }
                loop.expectPasses(inferior, passes);
                session.resume(Inferior.CONTINUE).expect(StopReply.SIGHUP);
            }
        };
    }
}
