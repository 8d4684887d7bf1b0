package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.lab.Inferior;
import dev.utraced.benchmark.lab.Task;
import dev.utraced.benchmark.lab.Workbench;
import dev.utraced.benchmark.measure.Measure;
import java.io.IOException;

/**
 * Work of the inferior that the server has to look at, but not to report.
 *
 * @param setting what the server is told beforehand, such as which signals to pass; empty for nothing
 */
record BatchedTask(String name, String setting, Task task) implements Scenario {

    @Override
    public Trial open(Workbench bench) throws IOException {
        Measure measure = Measure.micros(name);
        Inferior inferior = bench.launch();
        if (!setting.isEmpty()) {
            inferior.session().expectOk(Request.of(setting));
        }
        Batch batch = new Batch();
        return turn -> {
            while (turn.goesOn()) {
                long amount = batch.size();
                long elapsed = inferior.perform(task, amount);
                inferior.expectCounter(amount);
                turn.time(measure, elapsed / (double) amount);
                batch.adapt(elapsed, turn.batchNanos());
            }
        };
    }
}
