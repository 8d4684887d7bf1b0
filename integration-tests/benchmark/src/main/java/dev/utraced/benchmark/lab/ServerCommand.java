package dev.utraced.benchmark.lab;

import java.util.List;

/**
 * How a debug server is started.
 *
 * @param name what the tables call it
 * @param words the command line; {@code {port}} stands for the TCP port to listen on
 */
public record ServerCommand(String name, List<String> words) {
    static final String PORT = "{port}";

    public ServerCommand {
        words = List.copyOf(words);
        if (words.stream().noneMatch(word -> word.contains(PORT))) {
            throw new IllegalArgumentException(name + ": the command does not say where " + PORT + " goes: " + words);
        }
    }

    /** From {@code NAME=WORD WORD ...}. */
    public static ServerCommand parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("expected NAME=COMMAND, got " + text);
        }
        return new ServerCommand(
                text.substring(0, equals),
                List.of(text.substring(equals + 1).trim().split(" +")));
    }

    List<String> wordsFor(int port) {
        return words.stream()
                .map(word -> word.replace(PORT, Integer.toString(port)))
                .toList();
    }
}
