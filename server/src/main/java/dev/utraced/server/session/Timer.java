package dev.utraced.server.session;

/** Runs things later, on the loop thread. */
@FunctionalInterface
public interface Timer {
    void after(long millis, Runnable task);
}
