package dev.utraced.benchmark.scenario;

/** How many operations to time together: one at first, then as many as fit the wanted time. */
final class Batch {
    private static final int FASTEST_GROWTH = 4;

    private long size = 1;

    long size() {
        return size;
    }

    void adapt(long elapsedNanos, long wantedNanos) {
        long fitting = size * wantedNanos / Math.max(elapsedNanos, 1);
        size = Math.max(1, Math.min(fitting, FASTEST_GROWTH * size));
    }
}
