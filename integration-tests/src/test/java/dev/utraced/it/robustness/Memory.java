package dev.utraced.it.robustness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process has. */
final class Memory {
    private Memory() {}

    static long residentMegabytes(long pid) {
        try {
            String pages =
                    Files.readString(Path.of("/proc/%d/statm".formatted(pid))).split(" ")[1];
            return Long.parseLong(pages) * 4096 >> 20;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
