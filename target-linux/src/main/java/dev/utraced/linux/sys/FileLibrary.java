package dev.utraced.linux.sys;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * The C library's calls for files by name and for streams, beside those of {@link Libc}, mapped directly; memory is passed as an address, and
 * -1 stands for {@link Native#getLastError}.
 */
final class FileLibrary {
    static {
        Native.register(FileLibrary.class, NativeLibrary.getProcess());
    }

    private FileLibrary() {}

    static native int openat(int folder, byte[] path, int flags, int mode);

    static native long read(int descriptor, long address, long lengthBytes);

    static native long write(int descriptor, long address, long lengthBytes);

    static native int statx(int folder, byte[] path, int flags, int mask, long address);

    static native int unlinkat(int folder, byte[] path, int flags);

    static native long readlinkat(int folder, byte[] path, byte[] into, long lengthBytes);

    static native long syscall(long number, long folder, byte[] path, long[] arguments, long lengthBytes);
}
