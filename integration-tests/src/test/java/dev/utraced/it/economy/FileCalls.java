package dev.utraced.it.economy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Reads and writes of files by a thread so far, see proc_pid_io(5). Calls on sockets are not among them.
 *
 * @param millis when that was
 */
record FileCalls(long reads, long writes, long millis) {
    static FileCalls of(Path task) {
        try {
            long reads = 0;
            long writes = 0;
            for (String line : Files.readAllLines(task.resolve("io"))) {
                reads += line.startsWith("syscr: ") ? Long.parseLong(line.substring(7)) : 0;
                writes += line.startsWith("syscw: ") ? Long.parseLong(line.substring(7)) : 0;
            }
            return new FileCalls(reads, writes, TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FileCalls since(FileCalls before) {
        return new FileCalls(reads - before.reads, writes - before.writes, millis - before.millis);
    }
}
