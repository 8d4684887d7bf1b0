package dev.utraced.linux.sys;

/**
 * A thread's signal masks as the kernel prints them: bit n-1 stands for signal n.
 *
 * @param pending waiting for the thread or for its process
 */
public record SignalSets(long pending, long blocked, long ignored, long caught) {
    /** Signals whose default action is to do nothing (signal(7)): SIGCHLD, SIGCONT, SIGURG, SIGWINCH. */
    private static final long IGNORED_BY_DEFAULT = bit(17) | bit(18) | bit(23) | bit(28);

    private static long bit(int signal) {
        return 1L << signal - 1;
    }

    /** Whether the program would not notice the signal. @param signal Linux number */
    public boolean ignores(int signal) {
        return ((ignored | IGNORED_BY_DEFAULT & ~caught) & bit(signal)) != 0;
    }

    /** Whether a handler is about to run. */
    public boolean willBeHandled() {
        return (pending & ~blocked & caught) != 0;
    }
}
