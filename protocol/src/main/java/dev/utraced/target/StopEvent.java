package dev.utraced.target;

/** What happened to one thread; where the whole process ended, {@code thread} is its leader. */
public record StopEvent(ThreadId thread, StopReason reason) {}
