package dev.utraced.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to start and how.
 *
 * @param program path or name; a name is searched in PATH
 * @param arguments without the program's own name; with a shell they are one text that the shell splits, expands and redirects
 * @param wrapper put in front of the program; it must end in exec; empty: none
 * @param shell start through {@code $SHELL} or {@code /bin/sh}
 * @param workingDirectory empty: the server's own
 * @param environment all of it, not a change to the server's
 * @param disableRandomization ask for a fixed address layout; where the kernel refuses, the program starts all the same
 */
public record LaunchRequest(
        String program,
        List<String> arguments,
        List<String> wrapper,
        boolean shell,
        Optional<String> workingDirectory,
        Map<String, String> environment,
        boolean disableRandomization) {
    public LaunchRequest {
        arguments = List.copyOf(arguments);
        wrapper = List.copyOf(wrapper);
        environment = Map.copyOf(environment);
    }
}
