package dev.utraced.benchmark.lab;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The inferior started by nobody's debugger, all its threads asleep: something to attach to. */
public final class IdleProcess implements Closeable {
    private final Process process;

    private IdleProcess(Process process) {
        this.process = process;
    }

    static IdleProcess start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] ready = process.getInputStream().readNBytes("ready\n".length());
        if (!"ready\n".equals(new String(ready, StandardCharsets.US_ASCII))) {
            process.destroyForcibly();
            throw new IOException("the inferior did not start: " + command);
        }
        return new IdleProcess(process);
    }

    public long pid() {
        return process.pid();
    }

    public long tracer() throws IOException {
        return ProcessStatus.of(process.pid()).tracer();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
