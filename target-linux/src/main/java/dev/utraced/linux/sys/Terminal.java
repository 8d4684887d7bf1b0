package dev.utraced.linux.sys;

/**
 * The terminal that the server was started from. A program that shares it can read from it, and hears of ^C and ^Z, only while its
 * process group is the foreground one.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/tcsetpgrp.3.html">tcsetpgrp(3)</a>
 */
final class Terminal {
    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = 0400;
    private static final int O_CLOEXEC = 02000000;
    private static final int SIG_BLOCK = 0;
    private static final int SIG_SETMASK = 2;
    private static final int SIGNAL_SET_BYTES = 128;

    private final Scratch blocked = new Scratch(SIGNAL_SET_BYTES);
    private final Scratch before = new Scratch(SIGNAL_SET_BYTES);

    /** Negative: there is no terminal. */
    private final int fd = SpawnLibc.open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC, 0);

    /** Who has been given the terminal by us; 0: nobody. */
    private int owner;

    Terminal() {
        blocked.bytes().putLong(0, 1L << (LinuxSignals.SIGTTOU - 1));
    }

    /** Nothing happens where the server is not in the foreground itself. */
    void give(int processGroup) {
        if (fd >= 0 && SpawnLibc.tcgetpgrp(fd) == SpawnLibc.getpgrp()) {
            setForeground(processGroup);
            owner = processGroup;
        }
    }

    /** Nothing happens where that group never had the terminal, or somebody else has taken it meanwhile. */
    void takeBack(int processGroup) {
        if (owner == processGroup && SpawnLibc.tcgetpgrp(fd) == processGroup) {
            setForeground(SpawnLibc.getpgrp());
        }
        if (owner == processGroup) {
            owner = 0;
        }
    }

    /** Whoever has it. With the server's end a foreground group may be sent SIGHUP, which is not meant for a program that goes on. */
    void takeBack() {
        if (owner != 0) {
            takeBack(owner);
        }
    }

    /** Who does this from the background is stopped by SIGTTOU, unless it is blocked. */
    private void setForeground(int processGroup) {
        SpawnLibc.pthread_sigmask(SIG_BLOCK, blocked.address(), before.address());
        SpawnLibc.tcsetpgrp(fd, processGroup);
        SpawnLibc.pthread_sigmask(SIG_SETMASK, before.address(), 0);
    }
}
