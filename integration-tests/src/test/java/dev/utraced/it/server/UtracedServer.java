package dev.utraced.it.server;

import dev.utraced.it.process.ChildProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The launcher script at the top of the repository. On its first use it builds, which takes longer than tests wait. */
final class UtracedServer implements ServerUnderTest {
    private static final int BUILD_MINUTES = 5;

    @Override
    public List<String> command() {
        return List.of(Launcher.BUILT);
    }

    /** Initialized once a test run, when the first server is started. */
    private static final class Launcher {
        static final String BUILT =
                built(Path.of("../utraced").toAbsolutePath().normalize().toString());

        private static String built(String launcher) {
            try (ChildProcess version = ChildProcess.start(launcher, "--version")) {
                if (version.awaitExit(BUILD_MINUTES, TimeUnit.MINUTES) != 0) {
                    throw new AssertionError(version.stderr().awaitEnd());
                }
            }
            return launcher;
        }
    }
}
