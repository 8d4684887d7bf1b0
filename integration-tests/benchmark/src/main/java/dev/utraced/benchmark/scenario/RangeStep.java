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
record RangeStep(String name) implements Scenario {
    private static final long ESTIMATED_STEP_NANOS = 60_000;

    @Override
    public Trial open(Workbench bench) throws IOException {
        Measure measure = Measure.micros(name);
        Inferior inferior = bench.launch();
        DebugSession session = inferior.session();
        String end = Hex.littleEndian(inferior.address("step_loop_end"));
        Request range = Request.of("vCont;r" + Hex.number(inferior.address("step_loop")) + ","
                + Hex.number(inferior.address("step_loop_end")) + ":" + inferior.thread());
        return turn -> {
            long passes = turn.batchNanos() / ESTIMATED_STEP_NANOS / StepLoop.INSTRUCTIONS + 1;
            while (turn.goesOn()) {
                StepLoop.enter(inferior, passes);
                long start = System.nanoTime();
                StopReply stop = session.resume(range).expect(StopReply.SIGTRAP);
                long elapsed = System.nanoTime() - start;
                turn.time(measure, elapsed / (double) (passes * StepLoop.INSTRUCTIONS));
                if (!stop.programCounter().equals(end)) {
                    throw new ProtocolException("the range step ended inside its range: " + stop);
                }
                inferior.expectCounter(passes);
                session.resume(Inferior.CONTINUE).expect(StopReply.SIGHUP);
            }
        };
    }
}
