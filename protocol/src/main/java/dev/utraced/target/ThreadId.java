package dev.utraced.target;

/** One thread of one process: exactly one, never a pattern; for patterns see {@link ThreadSelector}. */
public record ThreadId(int pid, int tid) {
    public ThreadId {
        if (pid <= 0 || tid <= 0) {
            throw new IllegalArgumentException("thread " + pid + "." + tid + " (expected: both > 0)");
        }
    }

    public ProcessId process() {
        return new ProcessId(pid);
    }

    @Override
    public String toString() {
        return pid + "." + tid;
    }
}
