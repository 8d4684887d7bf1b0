package dev.utraced.target;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Files of the machine, or of a process's own view of it. Every method throws {@link HostFileException} with the reason.
 *
 * <p>Descriptors belong to this client and are closed with it. Offsets and sizes are in bytes, 64 bits. A buffer's position moves
 * behind the bytes that were read or written; direct buffers spare a copy. Paths are UTF-8 where they are bytes.
 */
public interface HostFiles {
    /** Later {@link #open}, {@link #unlink}, {@link #readLink}, {@link #stat} see what this process sees; empty: what the server sees. */
    void useFileSystemOf(java.util.Optional<ProcessId> process);

    /** @param mode permission bits of a file that is created */
    int open(String path, Set<OpenFlag> flags, int mode);

    void close(int descriptor);

    /** Reads up to the remaining bytes of {@code into}; 0 at the end of the file. Files that have no positions are read on from where they are. */
    int read(int descriptor, long offset, ByteBuffer into);

    int write(int descriptor, long offset, ByteBuffer from);

    FileStatus stat(int descriptor);

    /** @param followLinks whether a symbolic link at the end of the path is followed */
    FileStatus stat(String path, boolean followLinks);

    void unlink(String path);

    String readLink(String path);

    /** How a file is opened. */
    enum OpenFlag {
        READ,
        WRITE,
        APPEND,
        CREATE,
        TRUNCATE,
        EXCLUSIVE
    }
}
