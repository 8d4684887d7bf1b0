package dev.utraced.linux.sys;

/** The PTRACE_EVENT stops that are asked for. */
public enum PtraceEvent {
    FORK,
    VFORK,
    CLONE,
    EXEC,
    VFORK_DONE
}
