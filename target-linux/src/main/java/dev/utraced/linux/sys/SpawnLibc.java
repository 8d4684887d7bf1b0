package dev.utraced.linux.sys;

import com.sun.jna.Native;

/** The C library's functions that a launch needs; convenience counts here, not speed. */
final class SpawnLibc {
    static {
        Native.register(SpawnLibc.class, "c");
    }

    private SpawnLibc() {}

    static native int mkfifo(String path, int mode);

    static native int access(byte[] path, int mode);

    static native int personality(long persona);

    static native int open(String path, int flags, int mode);

    static native int close(int fd);

    static native int getpgrp();

    static native int tcgetpgrp(int fd);

    static native int tcsetpgrp(int fd, int processGroup);

    static native int pthread_sigmask(int how, long signalSet, long oldSignalSet);

    static native int posix_spawn(
            long pidAddress, byte[] path, long actions, long attributes, long arguments, long environment);

    static native int posix_spawnattr_init(long attributes);

    static native int posix_spawnattr_destroy(long attributes);

    static native int posix_spawnattr_setflags(long attributes, short flags);

    static native int posix_spawnattr_setsigdefault(long attributes, long signalSet);

    static native int posix_spawnattr_setsigmask(long attributes, long signalSet);

    static native int posix_spawn_file_actions_init(long actions);

    static native int posix_spawn_file_actions_destroy(long actions);

    static native int posix_spawn_file_actions_addopen(long actions, int fd, String path, int flags, int mode);

    static native int posix_spawn_file_actions_addclose(long actions, int fd);

    static native int posix_spawn_file_actions_adddup2(long actions, int fd, int newFd);
}
