package dev.utraced.linux.sys;

/** A system call failed in a way that its caller has no answer to; the message names the call, its arguments and the error. */
public final class KernelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Errno errno;

    public KernelException(String call, Errno errno) {
        super(call + ": " + errno);
        this.errno = errno;
    }

    public Errno errno() {
        return errno;
    }
}
