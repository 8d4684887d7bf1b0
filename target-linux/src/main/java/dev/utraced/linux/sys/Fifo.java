package dev.utraced.linux.sys;

import java.io.IOException;
import java.nio.file.Path;

/** Named pipes, which Java cannot make. */
final class Fifo {
    private static final int OWNER_ONLY = 0600;

    private Fifo() {}

    static void create(Path path) throws IOException {
        if (SpawnLibc.mkfifo(path.toString(), OWNER_ONLY) != 0) {
            throw new IOException("mkfifo " + path + ": " + Libc.errno());
        }
    }
}
