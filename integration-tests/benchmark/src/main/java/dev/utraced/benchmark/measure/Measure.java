package dev.utraced.benchmark.measure;

/** One row of the table: what was measured, and in what unit. */
public record Measure(String name, Unit unit) {
    public static Measure micros(String name) {
        return new Measure(name, Unit.MICROSECONDS);
    }

    public static Measure millis(String name) {
        return new Measure(name, Unit.MILLISECONDS);
    }

    public static Measure mebibytes(String name) {
        return new Measure(name, Unit.MEBIBYTES);
    }

    public static Measure rate(String name) {
        return new Measure(name, Unit.MEBIBYTES_PER_SECOND);
    }
}
