package dev.utraced.linux.sys;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to start and how.
 *
 * @param arguments the program, then its arguments; a program without a slash is searched in the PATH of {@code environment}
 * @param environment all of it
 * @param workingDirectory empty: the server's own
 * @param disableRandomization ask for a fixed address layout; where the kernel refuses, the program starts all the same
 */
public record SpawnRequest(
        List<String> arguments,
        Map<String, String> environment,
        Optional<Path> workingDirectory,
        boolean disableRandomization,
        StandardStreams streams) {

    public SpawnRequest {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("no arguments (expected: at least the program)");
        }
    }

    String program() {
        return arguments.get(0);
    }
}
