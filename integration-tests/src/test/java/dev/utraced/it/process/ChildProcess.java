package dev.utraced.it.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that a test has started: its output, its end, and the promise that it does not outlive the test. */
public final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final TextSink stdout;
    private final TextSink stderr;

    private ChildProcess(String name, Process process) {
        this.process = process;
        this.stdout = TextSink.of(name + " stdout", process.getInputStream());
        this.stderr = TextSink.of(name + " stderr", process.getErrorStream());
    }

    public static ChildProcess start(Object... command) {
        List<String> words = Arrays.stream(command).map(Object::toString).toList();
        try {
            return new ChildProcess(Path.of(words.get(0)).getFileName().toString(), new ProcessBuilder(words).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public TextSink stdout() {
        return stdout;
    }

    public TextSink stderr() {
        return stderr;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Writes to the process's standard input. */
    public void type(String text) {
        try {
            OutputStream stdin = process.getOutputStream();
            stdin.write(text.getBytes(StandardCharsets.UTF_8));
            stdin.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** Sends SIGKILL. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Sends a signal by its number or name, as kill(1) takes it. */
    public void signal(String signal) {
        Signals.send(pid(), signal);
    }

    /**
     * Waits for the end of the process.
     *
     * @return the exit code, or 128 plus the signal that killed it
     */
    public int awaitExit() {
        return awaitExit(Deadline.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The same with a patience of its own. */
    public int awaitExit(long timeout, TimeUnit unit) {
        try {
            if (!process.waitFor(timeout, unit)) {
                throw new AssertionError(
                        "process %d does not end:%n%s%s".formatted(pid(), stdout.text(), stderr.text()));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitExit();
    }
}
