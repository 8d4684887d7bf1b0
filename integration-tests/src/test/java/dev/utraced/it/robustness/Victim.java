package dev.utraced.it.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Outsider;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.process.Symbols;
import java.io.UncheckedIOException;

/** A process with threads that call one function again and again, and which can tell that it came to no harm. */
final class Victim implements AutoCloseable {
    private static final Program WORKERS = Programs.atFixedAddress("workers");

    private final ChildProcess process = WORKERS.start(2);

    Victim() {
        process.stdout().await("^ready");
    }

    long pid() {
        return process.pid();
    }

    ChildProcess process() {
        return process;
    }

    /** The address of the function. */
    static long place() {
        return Symbols.address(WORKERS, "work");
    }

    static Program program() {
        return WORKERS;
    }

    /**
     * Waits until nobody traces the process any more and its code is as in its file.
     *
     * @param event what has happened to it, for the failure message
     */
    void isLeftAlone(String event) {
        try {
            Outsider.of(process).losesItsTracer();
            Outsider.of(process).hasNoTraps();
        } catch (UncheckedIOException gone) {
            throw new AssertionError("%s: the process has ended with %d".formatted(event, process.awaitExit()), gone);
        }
    }

    /** Lets the process end by itself, which it does only if all its threads still work. */
    void endsInGoodHealth() {
        process.type("\n");
        process.stdout().await("^consistent");
        assertThat(process.awaitExit()).isZero();
    }

    @Override
    public void close() {
        process.close();
    }
}
