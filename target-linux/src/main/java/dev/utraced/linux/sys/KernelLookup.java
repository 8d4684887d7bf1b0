package dev.utraced.linux.sys;

import com.sun.jna.Native;

/**
 * Lets the kernel look up, since Linux 5.6.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/openat2.2.html">openat2(2)</a>
 */
final class KernelLookup implements RootedLookup {
    /** The same on every processor. */
    private static final long SYS_OPENAT2 = 437;

    private static final long RESOLVE_IN_ROOT = 0x10;

    /** Whether the kernel has it, and a container's filter of system calls lets it through. */
    static boolean isAvailable() {
        int folder = call(FileCalls.SERVER_ROOT, PathOpener.bytes("/"), OpenBits.PATH_ONLY | OpenBits.CLOSE_ON_EXEC, 0);
        if (folder >= 0) {
            Libc.close(folder);
        }
        return folder >= 0;
    }

    @Override
    public int open(int root, String path, int flags, int permissions) {
        byte[] name = PathOpener.bytes(path);
        while (true) {
            int descriptor = call(root, name, flags, permissions);
            if (descriptor >= 0) {
                return descriptor;
            }
            if (!isWorthAnotherTry(Native.getLastError())) {
                throw FileErrors.last();
            }
        }
    }

    private static int call(int root, byte[] name, int flags, int permissions) {
        long[] how = {flags, permissions, RESOLVE_IN_ROOT};
        return (int) FileLibrary.syscall(SYS_OPENAT2, root, name, how, how.length * (long) Long.BYTES);
    }

    /** A signal came, or a folder was renamed while the kernel looked up a path with {@code ..} in it. */
    private static boolean isWorthAnotherTry(int errno) {
        return errno == FileErrors.EINTR || errno == FileErrors.EAGAIN;
    }
}
