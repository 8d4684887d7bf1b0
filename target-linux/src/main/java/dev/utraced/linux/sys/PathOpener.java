package dev.utraced.linux.sys;

import com.sun.jna.Native;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Opens paths below a root, so that neither {@code ..} nor an absolute symbolic link leads out of it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/openat2.2.html">openat2(2)</a>
 */
final class PathOpener {
    /** The same on every processor. */
    private static final long SYS_OPENAT2 = 437;

    private static final long RESOLVE_IN_ROOT = 0x10;

    private PathOpener() {}

    /** @param bits of open(2); O_CLOEXEC is added */
    static int open(int root, String path, int bits, int mode) {
        byte[] name = bytes(path);
        int flags = bits | OpenBits.CLOSE_ON_EXEC;
        int permissions = (bits & OpenBits.CREATE) != 0 ? mode & 07777 : 0;
        while (true) {
            int descriptor = root == FileCalls.SERVER_ROOT
                    ? FileLibrary.openat(root, name, flags, permissions)
                    : openBelow(root, name, flags, permissions);
            if (descriptor >= 0) {
                return descriptor;
            }
            if (!isWorthAnotherTry(root)) {
                throw FileErrors.last();
            }
        }
    }

    static byte[] bytes(String path) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(name, name.length + 1);
    }

    private static int openBelow(int root, byte[] name, int flags, int permissions) {
        long[] how = {flags, permissions, RESOLVE_IN_ROOT};
        return (int) FileLibrary.syscall(SYS_OPENAT2, root, name, how, how.length * (long) Long.BYTES);
    }

    /** A signal came, or a folder was renamed while the kernel looked up a path with {@code ..} in it. */
    private static boolean isWorthAnotherTry(int root) {
        int errno = Native.getLastError();
        return errno == FileErrors.EINTR || errno == FileErrors.EAGAIN && root != FileCalls.SERVER_ROOT;
    }
}
