package dev.utraced.linux.sys;

/** The PTRACE_EVENT stops that are asked for. */
public enum PtraceEvent {
    FORK,
    VFORK,
    CLONE,
    EXEC,
    VFORK_DONE,
    /** Asked for only of threads whose end would otherwise not be seen: a leader that ends before its threads is reported last. */
    EXIT
}
