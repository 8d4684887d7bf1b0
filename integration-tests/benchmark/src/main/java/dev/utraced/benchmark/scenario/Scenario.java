package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.lab.Workbench;
import dev.utraced.benchmark.measure.Turn;
import java.io.IOException;

/** Something a debugger does, done with one server after the other. */
public interface Scenario {
    /** What {@code --only} selects by. */
    String name();

    /** Brings a server of the workbench to where the first turn can start; not timed. */
    Trial open(Workbench bench) throws IOException;

    /** A scenario under way at one server, which is left alone, stopped, while others have their turns. */
    @FunctionalInterface
    interface Trial {
        void run(Turn turn) throws IOException;
    }
}
