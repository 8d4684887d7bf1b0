package dev.utraced.benchmark.measure;

import java.util.Arrays;

/** The figures of one measure at one server. */
public final class Samples {
    private final Unit unit;
    private double[] values = new double[64];
    private int count;

    Samples(Unit unit) {
        this.unit = unit;
    }

    void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    public int count() {
        return count;
    }

    public double median() {
        return percentile(50);
    }

    /** The value that 99 of 100 samples are better than or equal to; of fewer than 100 samples, the worst. */
    public double worstOfHundred() {
        return unit.ratio(1, 2) > 1 ? percentile(1) : percentile(99);
    }

    /** By nearest rank; rounds away from the middle, so that the percentile of few samples is their extreme. */
    private double percentile(int percent) {
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        double rank = percent / 100.0 * (count - 1);
        return sorted[(int) (percent > 50 ? Math.ceil(rank) : Math.floor(rank))];
    }
}
