package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.client.StopReply;
import dev.utraced.benchmark.lab.Inferior;
import dev.utraced.benchmark.lab.Workbench;
import dev.utraced.benchmark.measure.Measure;
import java.io.IOException;

/** {@code vCont;s} of one thread, asked by the client for each instruction. */
record SingleStep(String name) implements Scenario {

    @Override
    public Trial open(Workbench bench) throws IOException {
        Measure measure = Measure.micros(name);
        Inferior inferior = bench.launch();
        StepLoop.enter(inferior, Integer.MAX_VALUE);
        DebugSession session = inferior.session();
        Request step = inferior.step();
        return turn -> {
            long steps = 0;
            inferior.write("counter", 0);
            while (turn.goesOn()) {
                long start = System.nanoTime();
                for (int i = 0; i < StepLoop.INSTRUCTIONS; i++) {
                    session.resume(step).expect(StopReply.SIGTRAP);
                }
                turn.time(measure, (System.nanoTime() - start) / (double) StepLoop.INSTRUCTIONS);
                steps += StepLoop.INSTRUCTIONS;
            }
            inferior.expectCounter(steps / StepLoop.INSTRUCTIONS);
        };
    }
}
