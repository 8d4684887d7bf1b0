package dev.utraced.linux.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Links below {@code /proc/PID/fd}, which may go while they are looked at. */
final class ProcLinks {
    private ProcLinks() {}

    static String targetOf(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
