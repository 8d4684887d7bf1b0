package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.client.StopReply;
import dev.utraced.benchmark.lab.Inferior;
import dev.utraced.benchmark.lab.Task;

/** The inferior's loop of three instructions, the first of which counts. */
final class StepLoop {
    static final int INSTRUCTIONS = 3;

    private StepLoop() {}

    /** Opens the gate and stops before the first instruction of the first of {@code passes} passes. */
    static void enter(Inferior inferior, long passes) {
        DebugSession session = inferior.session();
        long start = inferior.address("step_loop");
        Request remove = inferior.breakpoint('z', start);
        inferior.prepare(Task.LOOP, passes);
        session.expectOk(inferior.breakpoint('Z', start));
        session.resume(Inferior.CONTINUE).expect(StopReply.SIGTRAP);
        session.expectOk(remove);
    }
}
