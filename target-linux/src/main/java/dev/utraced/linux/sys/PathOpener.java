package dev.utraced.linux.sys;

import com.sun.jna.Native;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Opens paths as seen by the server, or below another root. */
final class PathOpener {
    private final RootedLookup below;

    PathOpener(RootedLookup below) {
        this.below = below;
    }

    /** @param root {@link FileCalls#SERVER_ROOT} or a folder @param bits of open(2); O_CLOEXEC is added */
    int open(int root, String path, int bits, int mode) {
        int flags = bits | OpenBits.CLOSE_ON_EXEC;
        int permissions = (bits & OpenBits.CREATE) != 0 ? mode & 07777 : 0;
        return root == FileCalls.SERVER_ROOT
                ? openAt(root, path, flags, permissions)
                : below.open(root, path, flags, permissions);
    }

    /** openat(2). */
    static int openAt(int folder, String path, int flags, int permissions) {
        byte[] name = bytes(path);
        while (true) {
            int descriptor = FileLibrary.openat(folder, name, flags, permissions);
            if (descriptor >= 0) {
                return descriptor;
            }
            if (Native.getLastError() != FileErrors.EINTR) {
                throw FileErrors.last();
            }
        }
    }

    /** As C wants a string. */
    static byte[] bytes(String path) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(name, name.length + 1);
    }
}
