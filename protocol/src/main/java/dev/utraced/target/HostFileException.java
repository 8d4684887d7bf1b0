package dev.utraced.target;

/** A file operation failed; nothing has changed. */
public final class HostFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public HostFileException(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why; POSIX's names. */
    public enum Reason {
        EPERM,
        ENOENT,
        EINTR,
        EIO,
        EBADF,
        EACCES,
        EFAULT,
        EBUSY,
        EEXIST,
        ENODEV,
        ENOTDIR,
        EISDIR,
        EINVAL,
        ENFILE,
        EMFILE,
        EFBIG,
        ENOSPC,
        ESPIPE,
        EROFS,
        ENOSYS,
        ENAMETOOLONG,
        UNKNOWN
    }
}
