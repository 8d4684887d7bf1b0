package dev.utraced.linux.sys;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** The test's own thread as an event loop. */
final class Loop implements Executor {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Runs tasks until a condition holds. */
    void runUntil(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            Runnable task = tasks.poll();
            if (task != null) {
                task.run();
            } else if (System.nanoTime() > deadline) {
                throw new AssertionError("it never comes true");
            } else {
                Thread.yield();
            }
        }
    }
}
