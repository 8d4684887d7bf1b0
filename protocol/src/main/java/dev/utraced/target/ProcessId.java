package dev.utraced.target;

/** A process (thread group), by its pid in the server's own pid namespace. */
public record ProcessId(int pid) {
    public ProcessId {
        if (pid <= 0) {
            throw new IllegalArgumentException("pid " + pid + " (expected: > 0)");
        }
    }

    @Override
    public String toString() {
        return Integer.toString(pid);
    }
}
