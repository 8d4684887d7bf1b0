package dev.utraced.linux.sys;

import com.sun.jna.Native;

/** The C library's functions for pseudo-terminals. Loaded only where a program gets one. */
final class TerminalLibrary {
    static {
        Native.register(TerminalLibrary.class, "c");
    }

    private TerminalLibrary() {}

    static native int posix_openpt(int flags);

    static native int grantpt(int fd);

    static native int unlockpt(int fd);

    /** Returns the error's number itself. */
    static native int ptsname_r(int fd, byte[] into, long lengthBytes);

    static native int tcgetattr(int fd, long settingsAddress);

    static native int tcsetattr(int fd, int when, long settingsAddress);

    static native int poll(long addressOfEntries, long entries, int timeoutMillis);

    static native long read(int fd, long address, long lengthBytes);

    static native long write(int fd, long address, long lengthBytes);

    static native int close(int fd);
}
