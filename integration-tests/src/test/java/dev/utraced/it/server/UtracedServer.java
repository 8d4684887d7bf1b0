package dev.utraced.it.server;

import java.nio.file.Path;
import java.util.List;

/** The launcher script at the top of the repository, which runs what has been built. */
final class UtracedServer implements ServerUnderTest {
    @Override
    public List<String> command() {
        return List.of(Path.of("../utraced").toAbsolutePath().normalize().toString());
    }
}
