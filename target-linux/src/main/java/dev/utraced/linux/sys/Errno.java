package dev.utraced.linux.sys;

/** An error number of Linux; the same on x86-64 and aarch64. */
public record Errno(int number) {
    public static final Errno EPERM = new Errno(1);
    public static final Errno ENOENT = new Errno(2);
    public static final Errno ESRCH = new Errno(3);
    public static final Errno EINTR = new Errno(4);
    public static final Errno EIO = new Errno(5);
    public static final Errno ECHILD = new Errno(10);
    public static final Errno EACCES = new Errno(13);
    public static final Errno EINVAL = new Errno(22);
}
