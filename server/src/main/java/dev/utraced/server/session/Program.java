package dev.utraced.server.session;

import java.util.List;
import java.util.stream.Collectors;

/** A program and its arguments. */
public record Program(String path, Arguments arguments) {

    /** Arguments without the program's own name. */
    public sealed interface Arguments {
        /** The arguments as a person would type them for a shell. */
        String typed();
    }

    /** Each is to arrive in the program as it is here, shell or not. */
    public record Words(List<String> words) implements Arguments {
        public Words {
            words = List.copyOf(words);
        }

        @Override
        public String typed() {
            return words.stream().map(ShellWords::quote).collect(Collectors.joining(" "));
        }
    }

    /** As a person typed them: a shell splits, expands and redirects; without one they are split at blanks. */
    public record Typed(String typed) implements Arguments {}

    public Program(String path, List<String> words) {
        this(path, new Words(words));
    }
}
