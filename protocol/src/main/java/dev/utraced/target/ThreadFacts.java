package dev.utraced.target;

/**
 * What the kernel says of one thread.
 *
 * @param name its own, at most 15 bytes, as {@code /proc/PID/task/TID/comm} gives it
 * @param core the processor it last ran on
 */
public record ThreadFacts(String name, int core) {}
