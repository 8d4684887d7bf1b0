package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.ProtocolException;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.client.StopReply;
import dev.utraced.benchmark.lab.Inferior;
import dev.utraced.benchmark.lab.Task;

/**
 * A loop of the inferior, to be stepped through.
 *
 * @param start the symbol of its first instruction
 * @param end the symbol behind its last one, which jumps back
 * @param instructions of a pass
 */
enum StepLoop {
    /** Two of its three instructions change global variables. */
    GLOBAL(Task.LOOP, "step_loop", "step_loop_end", 3),

    /** Everything it changes is in its stack frame. */
    OWN(Task.OWN_LOOP, "own_loop", "own_loop_end", 6);

    private final Task task;
    private final String start;
    private final String end;
    private final int instructions;

    StepLoop(Task task, String start, String end, int instructions) {
        this.task = task;
        this.start = start;
        this.end = end;
        this.instructions = instructions;
    }

    long start(Inferior inferior) {
        return inferior.address(start);
    }

    long end(Inferior inferior) {
        return inferior.address(end);
    }

    int instructions() {
        return instructions;
    }

    /** Opens the gate and stops before the first instruction of the first of {@code passes} passes. */
    void enter(Inferior inferior, long passes) {
        DebugSession session = inferior.session();
        Request remove = inferior.breakpoint('z', start(inferior));
        inferior.prepare(task, passes);
        session.expectOk(inferior.breakpoint('Z', start(inferior)));
        session.resume(Inferior.CONTINUE).expect(StopReply.SIGTRAP);
        session.expectOk(remove);
    }

    /** How many passes the program itself has counted. */
    long passes(Inferior inferior) {
        return inferior.session().readLong(inferior.read("progress"));
    }

    void expectPasses(Inferior inferior, long expected) {
        long counted = passes(inferior);
        if (counted != expected) {
            throw new ProtocolException("the inferior counted " + counted + " passes instead of " + expected);
        }
    }
}
