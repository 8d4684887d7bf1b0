package dev.utraced.benchmark.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lines of {@code /proc/PID/status}, see proc(5). */
public final class ProcessStatus {
    private final Path path;

    private ProcessStatus(Path path) {
        this.path = path;
    }

    public static ProcessStatus of(long pid) {
        return new ProcessStatus(Path.of("/proc/" + pid + "/status"));
    }

    /** The pid of the tracer, or 0. */
    public long tracer() throws IOException {
        return number("TracerPid");
    }

    /** The most memory that was ever resident, in MiB. */
    public double peakMebibytes() throws IOException {
        return number("VmHWM") / 1024.0;
    }

    /** The memory resident now, in MiB. */
    public double residentMebibytes() throws IOException {
        return number("VmRSS") / 1024.0;
    }

    private long number(String name) throws IOException {
        for (String line : Files.readAllLines(path)) {
            if (line.startsWith(name + ":")) {
                return Long.parseLong(
                        line.substring(name.length() + 1).replace("kB", "").trim());
            }
        }
        throw new IOException(path + " has no " + name);
    }
}
