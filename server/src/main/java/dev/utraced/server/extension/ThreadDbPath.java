package dev.utraced.server.extension;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * {@code monitor set libthread-db-search-path}: the folders in which GNU gdbserver looks for libthread_db, without which it reads no
 * thread-local variable. utraced needs no such library, but who names folders that have none does not want these variables read.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Server.html">gdb's manual, "Monitor Commands for gdbserver"</a>
 */
final class ThreadDbPath {
    private static final String LIBRARY = "libthread_db.so.1";

    /** Stands for the system's own folders. */
    private static final String SYSTEM = "$sdir";

    private Optional<String> folders = Optional.empty();

    /** @param path folders with colons between them; empty: what holds when nothing is said */
    void set(String path) {
        folders = path.isEmpty() ? Optional.empty() : Optional.of(path);
    }

    @Override
    public String toString() {
        return folders.orElse(SYSTEM);
    }

    boolean leadsNowhere() {
        return Arrays.stream(toString().split(":")).noneMatch(ThreadDbPath::hasLibrary);
    }

    private static boolean hasLibrary(String folder) {
        try {
            return folder.equals(SYSTEM) || Files.exists(Path.of(folder, LIBRARY));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
