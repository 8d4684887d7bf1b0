package dev.utraced.target;

/**
 * What a client writes where a thread is expected: a pattern more than an id.
 *
 * <p>{@link #ALL} in either place means every one, {@link #ANY} means "whichever the target likes". A client that has not agreed to
 * process ids leaves the process {@link #ANY}.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Packets.html#thread_002did-syntax">thread-id syntax</a>
 */
public record ThreadSelector(int pid, int tid) {
    public static final int ALL = -1;
    public static final int ANY = 0;
    public static final ThreadSelector EVERYTHING = new ThreadSelector(ALL, ALL);

    public static ThreadSelector of(ThreadId thread) {
        return new ThreadSelector(thread.pid(), thread.tid());
    }

    /** Whether the thread is among those meant; {@link #ANY} takes every one, the caller picks. */
    public boolean matches(ThreadId thread) {
        return (pid <= 0 || pid == thread.pid()) && (tid <= 0 || tid == thread.tid());
    }

    /** Whether this names one thread and no pattern. */
    public boolean isExact() {
        return tid > 0;
    }
}
