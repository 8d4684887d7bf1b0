package dev.utraced.linux.sys;

/**
 * Lifts the process's file creation mask, so that a file is made with just the permissions that are asked for. The mask is that of all
 * threads: not while programs may be started.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/umask.2.html">umask(2)</a>
 */
public final class Umask {
    private final int before;

    private Umask(int before) {
        this.before = before;
    }

    /** @return puts the mask back */
    public static Umask lift() {
        return new Umask(Libc.umask(0));
    }

    public void restore() {
        Libc.umask(before);
    }
}
