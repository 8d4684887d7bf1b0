package dev.utraced.linux.sys;

import dev.utraced.target.FileStatus;
import dev.utraced.target.HostFileException;
import dev.utraced.target.HostFiles.OpenFlag;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * File system calls at the level of descriptors, where a path is looked up below a <em>root</em>: the server's own, or that of a
 * process, in whose mount namespace absolute symbolic links then stay. Every method throws {@link HostFileException} with the
 * reason. One thread at a time.
 *
 * <p>Paths are UTF-8 to the kernel.
 */
public interface FileCalls {
    /** The server's own root and current folder, as a root. Needs no closing. */
    int SERVER_ROOT = -100;

    /**
     * The root of a process's view of the file system; to be closed unless it is {@link #SERVER_ROOT}.
     *
     * @return {@link #SERVER_ROOT} where the process sees what the server sees
     * @throws HostFileException ENOENT where there is no such process, EACCES where it may not be traced
     */
    int openRoot(int pid);

    /** Never waits for the other end of a FIFO, never makes a terminal the server's own. @param mode permission bits of a new file */
    int open(int root, String path, Set<OpenFlag> flags, int mode);

    void close(int descriptor);

    /**
     * Fills the remaining bytes of {@code into} as far as one read gives them; its position moves behind them. What has no positions,
     * as a pipe, is read on from where it is.
     *
     * @return the number of bytes, 0 at the end
     */
    int read(int descriptor, long offset, ByteBuffer into);

    /** Writes the remaining bytes of {@code from} as far as one write takes them; its position moves behind them. @return the number of bytes */
    int write(int descriptor, long offset, ByteBuffer from);

    FileStatus stat(int descriptor);

    FileStatus stat(int root, String path, boolean followLinks);

    void unlink(int root, String path);

    String readLink(int root, String path);
}
