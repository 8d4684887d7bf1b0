package dev.utraced.linux.sys;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a program reads and writes.
 *
 * @param input opened for reading; empty: the server's standard input
 */
public record StandardStreams(Optional<Path> input, Output output) {

    /** Where standard output and standard error go. */
    public sealed interface Output {
        /** To where the server's go. */
        record Shared() implements Output {}

        /** Both to the server's standard error, for its standard output carries packets. */
        record ToStandardError() implements Output {}

        /** Both to a terminal of the program's own, by the path of its device. */
        record ToTerminal(Path device) implements Output {}
    }

    private static final Path NOTHING = Path.of("/dev/null");

    /** The server's own. */
    public static StandardStreams shared() {
        return new StandardStreams(Optional.empty(), new Output.Shared());
    }

    /** Input is empty and output goes to standard error, for the server's own two carry packets. */
    public static StandardStreams awayFromPackets() {
        return new StandardStreams(Optional.of(NOTHING), new Output.ToStandardError());
    }

    /** A terminal of the program's own. */
    public static StandardStreams on(Path terminal) {
        return new StandardStreams(Optional.of(terminal), new Output.ToTerminal(terminal));
    }

    /** The same, but for the input. */
    public StandardStreams reading(Path file) {
        return new StandardStreams(Optional.of(file), output);
    }
}
