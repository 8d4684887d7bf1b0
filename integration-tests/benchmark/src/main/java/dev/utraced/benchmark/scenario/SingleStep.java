package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.client.StopReply;
import dev.utraced.benchmark.lab.Inferior;
import dev.utraced.benchmark.lab.Workbench;
import dev.utraced.benchmark.measure.Measure;
import java.io.IOException;

/** {@code vCont;s} of one thread, asked by the client for each instruction. */
record SingleStep(String name, StepLoop loop) implements Scenario {

    @Override
    public Trial open(Workbench bench) throws IOException {
        Measure measure = Measure.micros(name);
        Inferior inferior = bench.launch();
        loop.enter(inferior, Integer.MAX_VALUE);
        DebugSession session = inferior.session();
        Request step = inferior.step();
        return turn -> {
            long passes = 0;
            long before = loop.passes(inferior);
            while (turn.goesOn()) {
                long start = System.nanoTime();
                for (int i = 0; i < loop.instructions(); i++) {
                    session.resume(step).expect(StopReply.SIGTRAP);
                }
                turn.time(measure, (System.nanoTime() - start) / (double) loop.instructions());
                passes++;
            }
            loop.expectPasses(inferior, before + passes);
        };
    }
}
