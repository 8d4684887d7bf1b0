package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.client.StopReply;
import dev.utraced.benchmark.lab.Inferior;
import dev.utraced.benchmark.lab.Task;
import dev.utraced.benchmark.lab.Workbench;
import dev.utraced.benchmark.measure.Measure;
import java.io.IOException;

/**
 * From one hit of a breakpoint to the next, as gdb does it in all-stop mode: remove the breakpoint, step the thread, insert the
 * breakpoint, continue.
 *
 * @param sleeping other threads of the process
 */
record BreakpointCycle(String name, int sleeping) implements Scenario {

    @Override
    public Trial open(Workbench bench) throws IOException {
        Measure measure = Measure.micros(name);
        Inferior inferior = bench.launch("sleeping=" + sleeping);
        DebugSession session = inferior.session();
        long address = inferior.address("tick_body");
        Request insert = inferior.breakpoint('Z', address);
        Request remove = inferior.breakpoint('z', address);
        Request step = inferior.step();

        inferior.prepare(Task.CALLS, Integer.MAX_VALUE);
        session.expectOk(insert);
        session.resume(Inferior.CONTINUE).expect(StopReply.SIGTRAP);
        return turn -> {
            long cycles = 0;
            inferior.write("counter", 0);
            for (; turn.goesOn(); cycles++) {
                long start = System.nanoTime();
                session.expectOk(remove);
                session.resume(step).expect(StopReply.SIGTRAP);
                session.expectOk(insert);
                session.resume(Inferior.CONTINUE).expect(StopReply.SIGTRAP);
                turn.time(measure, System.nanoTime() - start);
            }
            inferior.expectCounter(cycles);
        };
    }
}
