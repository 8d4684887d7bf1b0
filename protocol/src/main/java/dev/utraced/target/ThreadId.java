package dev.utraced.target;

import org.jspecify.annotations.Nullable;

/** One thread of one process: exactly one, never a pattern; for patterns see {@link ThreadSelector}. */
public record ThreadId(int pid, int tid) {
    public ThreadId {
        if (pid <= 0 || tid <= 0) {
            throw new IllegalArgumentException("thread " + pid + "." + tid + " (expected: both > 0)");
        }
    }

    // Its own, as that of a record is put together when it is first called, which takes some milliseconds.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ThreadId that && pid == that.pid && tid == that.tid;
    }

    @Override
    public int hashCode() {
        return 31 * pid + tid;
    }

    public ProcessId process() {
        return new ProcessId(pid);
    }

    @Override
    public String toString() {
        return pid + "." + tid;
    }
}
