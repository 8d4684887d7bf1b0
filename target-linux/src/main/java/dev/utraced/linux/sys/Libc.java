package dev.utraced.linux.sys;

import com.sun.jna.Native;

/**
 * The C library's functions, called with whole registers only: a pointer is a {@code long}, which spares JNA every conversion. A
 * failure's number is in {@link Native#getLastError()}, to be asked for at once.
 *
 * <p>ptrace, open and syscall are declared with fixed arguments although they are variadic; both calling conventions are the same for
 * integers on x86-64 and aarch64.
 */
final class Libc {
    static {
        Native.register(Libc.class, "c");
    }

    private Libc() {}

    static native long ptrace(long request, long tid, long address, long data);

    static native int waitpid(int tid, long statusAddress, int options);

    static native int waitid(int idType, int id, long infoAddress, int options);

    static native int getpid();

    static native int kill(int pid, int signal);

    static native int tgkill(int pid, int tid, int signal);

    static native long mmap(long address, long length, int protection, int flags, int fd, long offset);

    static native int mprotect(long address, long length, int protection);

    static native int munmap(long address, long length);

    static native int open(long path, int flags);

    static native long pread(int descriptor, long address, long lengthBytes, long offsetBytes);

    static native long pwrite(int descriptor, long address, long lengthBytes, long offsetBytes);

    static native long memchr(long address, int value, long lengthBytes);

    static native int close(int descriptor);

    static native int umask(int mask);

    /** For what the C library has no function for. */
    static native long syscall(long number, long first, long second, long third, long fourth, long fifth);

    static Errno errno() {
        return new Errno(Native.getLastError());
    }
}
