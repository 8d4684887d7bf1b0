package dev.utraced.linux.sys;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.utraced.target.FileStatus;
import dev.utraced.target.HostFileException;
import dev.utraced.target.HostFileException.Reason;
import dev.utraced.target.HostFiles.OpenFlag;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** {@link FileCalls} on the running kernel. */
public final class LinuxFiles implements FileCalls {
    private static final int PATH_MAX = 4096;

    private final StatusBuffer status = new StatusBuffer();
    private final PathOpener paths;

    /** Where the bytes of a buffer on the Java heap pass through; the kernel needs an address that stays. */
    private final ByteBuffer passage = ByteBuffer.allocateDirect(256 * 1024);

    public LinuxFiles() {
        paths = new PathOpener(KernelLookup.isAvailable() ? new KernelLookup() : new WalkingLookup(status));
    }

    @Override
    public int openRoot(int pid) {
        int root = paths.open(SERVER_ROOT, "/proc/" + pid + "/root", OpenBits.PATH_ONLY | OpenBits.FOLDER, 0);
        boolean isServers;
        try {
            isServers = isServers(root, pid);
        } catch (RuntimeException e) {
            close(root);
            throw e;
        }
        if (isServers) {
            close(root);
            return SERVER_ROOT;
        }
        return root;
    }

    private boolean isServers(int root, int pid) {
        FileStatus theirs = status.of(root);
        FileStatus ours = stat(SERVER_ROOT, "/", true);
        return theirs.device() == ours.device()
                && theirs.inode() == ours.inode()
                && readLink(SERVER_ROOT, "/proc/" + pid + "/ns/mnt").equals(readLink(SERVER_ROOT, "/proc/self/ns/mnt"));
    }

    @Override
    public int open(int root, String path, Set<OpenFlag> flags, int mode) {
        return paths.open(root, path, OpenBits.of(flags), mode);
    }

    @Override
    public void close(int descriptor) {
        // Even after an EINTR Linux has closed it; trying again might close somebody else's.
        if (Libc.close(descriptor) < 0 && Native.getLastError() != FileErrors.EINTR) {
            throw FileErrors.last();
        }
    }

    @Override
    public int read(int descriptor, long offset, ByteBuffer into) {
        if (into.isDirect()) {
            int length = readDirect(descriptor, offset, into);
            into.position(into.position() + length);
            return length;
        }
        passage.clear().limit(Math.min(into.remaining(), passage.capacity()));
        int length = readDirect(descriptor, offset, passage);
        into.put(passage.limit(length));
        return length;
    }

    @Override
    public int write(int descriptor, long offset, ByteBuffer from) {
        if (from.isDirect()) {
            int length = writeDirect(descriptor, offset, from);
            from.position(from.position() + length);
            return length;
        }
        int count = Math.min(from.remaining(), passage.capacity());
        passage.clear().put(0, from, from.position(), count).limit(count);
        int length = writeDirect(descriptor, offset, passage);
        from.position(from.position() + length);
        return length;
    }

    private static int readDirect(int descriptor, long offset, ByteBuffer into) {
        long address = addressOf(into);
        int count = into.remaining();
        while (true) {
            long length = Libc.pread(descriptor, address, count, offset);
            if (length < 0 && Native.getLastError() == FileErrors.ESPIPE) {
                length = FileLibrary.read(descriptor, address, count);
            }
            if (length >= 0) {
                return (int) length;
            }
            if (Native.getLastError() != FileErrors.EINTR) {
                throw FileErrors.last();
            }
        }
    }

    private static int writeDirect(int descriptor, long offset, ByteBuffer from) {
        long address = addressOf(from);
        int count = from.remaining();
        while (true) {
            long length = Libc.pwrite(descriptor, address, count, offset);
            if (length < 0 && Native.getLastError() == FileErrors.ESPIPE) {
                length = FileLibrary.write(descriptor, address, count);
            }
            if (length >= 0) {
                return (int) length;
            }
            if (Native.getLastError() != FileErrors.EINTR) {
                throw FileErrors.last();
            }
        }
    }

    /** Of the first byte that remains: the JVM gives the address of the buffer's start, wherever its position is. */
    private static long addressOf(ByteBuffer direct) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(direct)) + direct.position();
    }

    @Override
    public FileStatus stat(int descriptor) {
        return status.of(descriptor);
    }

    @Override
    public FileStatus stat(int root, String path, boolean followLinks) {
        int descriptor = paths.open(root, path, OpenBits.PATH_ONLY | (followLinks ? 0 : OpenBits.NO_FOLLOW), 0);
        try {
            return status.of(descriptor);
        } finally {
            close(descriptor);
        }
    }

    @Override
    public void unlink(int root, String path) {
        int slash = path.lastIndexOf('/');
        String folderPath = slash < 0 ? "." : path.substring(0, slash + 1);
        int folder = paths.open(root, folderPath, OpenBits.PATH_ONLY | OpenBits.FOLDER, 0);
        try {
            if (FileLibrary.unlinkat(folder, PathOpener.bytes(path.substring(slash + 1)), 0) < 0) {
                throw FileErrors.last();
            }
        } finally {
            close(folder);
        }
    }

    @Override
    public String readLink(int root, String path) {
        if (root == SERVER_ROOT) {
            return linkTarget(SERVER_ROOT, path);
        }
        int link = paths.open(root, path, OpenBits.PATH_ONLY | OpenBits.NO_FOLLOW, 0);
        try {
            return linkTarget(link, "");
        } catch (HostFileException e) {
            // By descriptor the kernel says ENOENT of what is there and is no link.
            throw e.reason() == Reason.ENOENT ? new HostFileException(Reason.EINVAL) : e;
        } finally {
            close(link);
        }
    }

    static String linkTarget(int folder, String path) {
        byte[] target = new byte[PATH_MAX];
        long length = FileLibrary.readlinkat(folder, PathOpener.bytes(path), target, target.length);
        if (length < 0) {
            throw FileErrors.last();
        }
        return new String(target, 0, (int) length, StandardCharsets.UTF_8);
    }
}
