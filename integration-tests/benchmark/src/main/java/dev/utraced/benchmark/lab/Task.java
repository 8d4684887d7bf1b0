package dev.utraced.benchmark.lab;

/** What the inferior does between two gates; in the order of the numbers in inferior.c. */
public enum Task {
    CALLS,
    LOOP,
    WRITES,
    SIGNALS,
    THREADS,
    SYSCALLS,
    OWN_LOOP;

    long number() {
        return ordinal() + 1;
    }
}
