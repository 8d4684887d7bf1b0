package dev.utraced.linux.puppet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a helper program to its end. Not for anything that is to be traced. */
final class Shell {
    private Shell() {}

    static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + output);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
