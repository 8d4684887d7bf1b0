package dev.utraced.benchmark.measure;

/**
 * A server's turn: a scenario works and records for as long as the turn goes on, at least once. What is recorded while the
 * server warms up is dropped.
 */
public final class Turn {
    private final Recorder recorder;
    private final long nanos;
    private long deadline;
    private boolean begun;

    /** Where the samples of a turn go. */
    @FunctionalInterface
    public interface Recorder {
        void record(Measure measure, double value);
    }

    public Turn(long millis, Recorder recorder) {
        nanos = millis * 1_000_000;
        this.recorder = recorder;
    }

    /** The condition of a scenario's loop; the clock starts with the first call. */
    public boolean goesOn() {
        long now = System.nanoTime();
        if (!begun) {
            begun = true;
            deadline = now + nanos;
            return true;
        }
        return now - deadline < 0;
    }

    /** How long one batch may take, where single operations are too short to be timed. */
    public long batchNanos() {
        return nanos / 6;
    }

    /** An operation, or the average of a batch of them, in the unit of the measure: us or ms. */
    public void time(Measure measure, double operationNanos) {
        recorder.record(measure, measure.unit() == Unit.MILLISECONDS ? operationNanos / 1e6 : operationNanos / 1e3);
    }

    /** A transfer. */
    public void rate(Measure measure, long bytes, long elapsedNanos) {
        recorder.record(measure, bytes / (double) (1 << 20) / (elapsedNanos / 1e9));
    }

    public void amount(Measure measure, double value) {
        recorder.record(measure, value);
    }
}
