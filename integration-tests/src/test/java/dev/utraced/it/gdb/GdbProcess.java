package dev.utraced.it.gdb;

import dev.utraced.it.process.Deadline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** gdb's process and the lines that go in and out of it. */
final class GdbProcess implements AutoCloseable {
    private static final MiRecord.Other END = new MiRecord.Other("(end of gdb's output)");

    private final Process process;
    private final BlockingQueue<MiRecord> records = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<String> transcript = new ConcurrentLinkedQueue<>();

    GdbProcess(List<String> command) {
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread reader = new Thread(this::read, "gdb " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                transcript.add(line);
                records.add(MiParser.parse(line));
            }
        } catch (IOException closed) {
            transcript.add(closed.toString());
        }
        records.add(END);
    }

    void write(String line) {
        transcript.add("-> " + line);
        try {
            OutputStream stdin = process.getOutputStream();
            stdin.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            stdin.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(transcript(), e);
        }
    }

    MiRecord next(Deadline deadline, String awaited) {
        try {
            MiRecord next = records.poll(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
            if (next == null || next == END) {
                String fault = next == null ? "does not answer" : "has ended";
                throw new AssertionError("gdb %s; awaited: %s".formatted(fault, awaited));
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** The whole conversation so far. */
    String transcript() {
        return String.join("\n", transcript);
    }

    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
