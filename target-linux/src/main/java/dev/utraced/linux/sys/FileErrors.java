package dev.utraced.linux.sys;

import com.sun.jna.Native;
import dev.utraced.target.HostFileException;
import dev.utraced.target.HostFileException.Reason;

/** Errno numbers of failed file calls, as the contract's reasons. */
final class FileErrors {
    static final int EINTR = 4;
    static final int EAGAIN = 11;
    static final int ESPIPE = 29;
    static final int ENOSYS = 38;

    private FileErrors() {}

    /** The exception for the call that has just failed on this thread. */
    static HostFileException last() {
        return of(Native.getLastError());
    }

    static HostFileException of(int errno) {
        return new HostFileException(reason(errno));
    }

    private static Reason reason(int errno) {
        return switch (errno) {
            case 1 -> Reason.EPERM;
            case 2, 3 -> Reason.ENOENT; // ESRCH comes from files below /proc/PID whose process has just gone
            case EINTR -> Reason.EINTR;
            case 5 -> Reason.EIO;
            case 9 -> Reason.EBADF;
            case 13 -> Reason.EACCES;
            case 14 -> Reason.EFAULT;
            case 16 -> Reason.EBUSY;
            case 17 -> Reason.EEXIST;
            case 19 -> Reason.ENODEV;
            case 20 -> Reason.ENOTDIR;
            case 21 -> Reason.EISDIR;
            case 22 -> Reason.EINVAL;
            case 23 -> Reason.ENFILE;
            case 24 -> Reason.EMFILE;
            case 27 -> Reason.EFBIG;
            case 28 -> Reason.ENOSPC;
            case ESPIPE -> Reason.ESPIPE;
            case 30 -> Reason.EROFS;
            case 36 -> Reason.ENAMETOOLONG;
            case ENOSYS -> Reason.ENOSYS;
            default -> Reason.UNKNOWN;
        };
    }
}
