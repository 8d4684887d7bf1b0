package dev.utraced.target;

/** Which accesses a watchpoint is about. */
public enum WatchKind {
    WRITE,
    READ,
    ACCESS
}
