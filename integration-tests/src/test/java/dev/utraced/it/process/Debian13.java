package dev.utraced.it.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Root file systems of Debian 13. */
public final class Debian13 {
    private static final Path MAKER = Path.of("containers/rootfs").toAbsolutePath();
    private static final int DOWNLOAD_MINUTES = 10;

    private Debian13() {}

    /** The folder of one with gdb. */
    public static Path root() {
        return rootWith("gdb");
    }

    /** The folder of one with these packages. The first time ever it is downloaded, which needs root and takes a minute or more. */
    public static Path rootWith(String... packages) {
        List<String> words = new ArrayList<>(List.of(MAKER.toString(), "trixie"));
        words.addAll(List.of(packages));
        try (ChildProcess maker = ChildProcess.start(words.toArray())) {
            if (maker.awaitExit(DOWNLOAD_MINUTES, TimeUnit.MINUTES) != 0) {
                throw new AssertionError(maker.stderr().awaitEnd());
            }
            return Path.of(maker.stdout().awaitEnd().strip());
        }
    }
}
