package dev.utraced.it.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What {@code /proc/PID/status} says of a process. */
public final class TaskState {
    private TaskState() {}

    /** The state's letter: {@code T} when stopped by job control, {@code t} when held by a tracer, {@code S}, {@code R} ... */
    public static String letter(long pid) {
        return field(pid, "State").substring(0, 1);
    }

    /** The tid of the tracer, 0 when there is none. */
    public static long tracer(long pid) {
        return Long.parseLong(field(pid, "TracerPid"));
    }

    public static String name(long tid) {
        return field(tid, "Name");
    }

    /** How often it has gone to sleep. */
    public static long sleeps(long tid) {
        return Long.parseLong(field(tid, "voluntary_ctxt_switches"));
    }

    /** The tids of a process. */
    public static List<Long> threads(long pid) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/%d/task".formatted(pid)))) {
            return tasks.map(task -> Long.parseLong(task.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String field(long pid, String name) {
        try {
            return Files.readAllLines(Path.of("/proc/%d/status".formatted(pid))).stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).trim())
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
