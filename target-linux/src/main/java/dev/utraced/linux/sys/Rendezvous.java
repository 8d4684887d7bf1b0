package dev.utraced.linux.sys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where a child that has not yet executed its program waits for us: two FIFOs in a folder of their own. Opening the first one tells
 * that it has come, opening the second one blocks it. A process between vfork and exec can do little more than open files.
 */
final class Rendezvous {
    private static final FileAttribute<Set<PosixFilePermission>> ONLY_OURS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final Path arrival;
    private final Path departure;
    private Optional<FileChannel> departed = Optional.empty();

    /** Written on the loop, read by the thread that launches. */
    private volatile boolean abandoned;

    private Rendezvous(Path folder) {
        this.folder = folder;
        this.arrival = folder.resolve("arrival");
        this.departure = folder.resolve("departure");
    }

    /** @param candidates folders, of which the first one that can be written to is taken. @return empty: none can */
    static Optional<Rendezvous> create(List<Path> candidates) {
        for (Path parent : candidates) {
            try {
                Rendezvous rendezvous = new Rendezvous(createFolder(parent));
                Fifo.create(rendezvous.arrival);
                Fifo.create(rendezvous.departure);
                return Optional.of(rendezvous);
            } catch (IOException e) {
                continue; // to the next candidate
            }
        }
        return Optional.empty();
    }

    /**
     * As the JDK's own temporary folders, with a name that may be guessed: it is taken only if there is none yet, and nobody else may enter.
     * To draw one that cannot be guessed takes ten milliseconds the first time.
     */
    private static Path createFolder(Path parent) throws IOException {
        String name =
                "utraced-" + Long.toUnsignedString(ThreadLocalRandom.current().nextLong());
        return Files.createDirectory(parent.resolve(name), ONLY_OURS);
    }

    /** To be opened for writing. */
    Path arrival() {
        return arrival;
    }

    /** To be opened for reading. */
    Path departure() {
        return departure;
    }

    /** Waits until the child has come, or will not come. */
    void awaitArrival() {
        try {
            FileChannel.open(arrival, StandardOpenOption.READ).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the waiting for a child that has failed on its way. @param waiting the thread that waits; it has ended afterwards */
    void endWaiting(Thread waiting) {
        try {
            FileChannel both = openBothWays(arrival);
            waiting.join();
            both.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted, though nobody knows this thread", e);
        }
    }

    void release() {
        try {
            departed = Optional.of(openBothWays(departure));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void abandon() {
        abandoned = true;
    }

    boolean abandoned() {
        return abandoned;
    }

    /** When nobody waits any more. */
    void remove() {
        try {
            if (departed.isPresent()) {
                departed.get().close();
            }
            Files.deleteIfExists(arrival);
            Files.deleteIfExists(departure);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opening a FIFO for both never blocks, see fifo(7). */
    private static FileChannel openBothWays(Path fifo) throws IOException {
        return FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
