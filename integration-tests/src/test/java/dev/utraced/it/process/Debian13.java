package dev.utraced.it.process;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The root file system of Debian 13, with its gdb. */
public final class Debian13 {
    private static final Path MAKER = Path.of("containers/rootfs").toAbsolutePath();
    private static final int DOWNLOAD_MINUTES = 10;

    private Debian13() {}

    /** Its folder. The first time ever it is downloaded, which needs root and takes a minute or more. */
    public static Path root() {
        try (ChildProcess maker = ChildProcess.start(MAKER, "trixie", "gdb")) {
            if (maker.awaitExit(DOWNLOAD_MINUTES, TimeUnit.MINUTES) != 0) {
                throw new AssertionError(maker.stderr().awaitEnd());
            }
            return Path.of(maker.stdout().awaitEnd().strip());
        }
    }
}
