package dev.utraced.target;

import org.jspecify.annotations.Nullable;

/** A process (thread group), by its pid in the server's own pid namespace. */
public record ProcessId(int pid) {
    public ProcessId {
        if (pid <= 0) {
            throw new IllegalArgumentException("pid " + pid + " (expected: > 0)");
        }
    }

    // Its own, as that of a record is put together when it is first called, which takes some milliseconds.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProcessId that && pid == that.pid;
    }

    @Override
    public int hashCode() {
        return pid;
    }

    @Override
    public String toString() {
        return Integer.toString(pid);
    }
}
