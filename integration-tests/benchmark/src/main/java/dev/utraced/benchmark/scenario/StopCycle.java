package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.ProtocolException;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.client.StopReply;
import dev.utraced.benchmark.lab.Inferior;
import dev.utraced.benchmark.lab.Task;
import dev.utraced.benchmark.lab.Workbench;
import dev.utraced.benchmark.measure.Measure;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * From one reported stop to the next, where one packet resumes.
 *
 * @param setting what asks for these stops
 * @param task what runs into them
 * @param variable what the task increments in each of its passes
 * @param stopsPerPass how often a pass stops
 * @param resume the packet that resumes
 * @param expected whether a stop is the one that was asked for
 */
record StopCycle(
        String name,
        Function<Inferior, Request> setting,
        Task task,
        String variable,
        int stopsPerPass,
        Request resume,
        Predicate<StopReply> expected)
        implements Scenario {

    @Override
    public Trial open(Workbench bench) throws IOException {
        Measure measure = Measure.micros(name);
        Inferior inferior = bench.launch();
        DebugSession session = inferior.session();
        session.expectOk(setting.apply(inferior));
        inferior.prepare(task, Integer.MAX_VALUE);
        session.resume(Inferior.CONTINUE);
        return turn -> {
            long passes = 0;
            long before = inferior.read(variable);
            for (; turn.goesOn(); passes++) {
                for (int i = 0; i < stopsPerPass; i++) {
                    long start = System.nanoTime();
                    StopReply stop = session.resume(resume);
                    turn.time(measure, System.nanoTime() - start);
                    if (!expected.test(stop)) {
                        throw new ProtocolException("an unexpected stop: " + stop);
                    }
                }
            }
            long counted = inferior.read(variable) - before;
            if (counted != passes) {
                throw new ProtocolException(passes + " passes seen, " + counted + " made");
            }
        };
    }
}
