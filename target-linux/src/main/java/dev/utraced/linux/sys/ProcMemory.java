package dev.utraced.linux.sys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * {@code /proc/PID/mem}. The kernel copies page by page and answers a request that runs into a hole with the bytes before it, so each
 * short answer is followed by one more request, which then fails.
 *
 * <p>File positions are signed: an address from 2^63 on (the vsyscall page is the only one that user code could see) is not there.
 */
final class ProcMemory implements MemoryFile {
    private final FileChannel channel;

    private ProcMemory(FileChannel channel) {
        this.channel = channel;
    }

    static MemoryFile open(int pid) {
        String path = "/proc/" + pid + "/mem";
        try {
            return new ProcMemory(FileChannel.open(Path.of(path), StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (NoSuchFileException e) {
            throw new KernelException("open " + path, Errno.ENOENT);
        } catch (AccessDeniedException e) {
            throw new KernelException("open " + path, Errno.EACCES);
        } catch (IOException e) {
            if (!ProcFs.system().hasMemory(pid)) {
                throw new KernelException("open " + path, Errno.ESRCH);
            }
            throw new UncheckedIOException("open " + path, e);
        }
    }

    @Override
    public int read(long address, ByteBuffer into) {
        int done = 0;
        while (into.hasRemaining() && address + done >= 0) {
            int count = transfer(into, address + done, true);
            if (count <= 0) {
                break;
            }
            done += count;
        }
        return done;
    }

    @Override
    public int write(long address, ByteBuffer from) {
        int done = 0;
        while (from.hasRemaining() && address + done >= 0) {
            int count = transfer(from, address + done, false);
            if (count <= 0) {
                break;
            }
            done += count;
        }
        return done;
    }

    /** @return 0 or less where nothing could be moved: EIO for a hole, end of file after an exec or an exit */
    private int transfer(ByteBuffer buffer, long address, boolean read) {
        try {
            return read ? channel.read(buffer, address) : channel.write(buffer, address);
        } catch (ClosedChannelException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
