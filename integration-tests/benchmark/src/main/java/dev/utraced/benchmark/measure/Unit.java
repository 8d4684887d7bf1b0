package dev.utraced.benchmark.measure;

/** What a figure counts, and whether more of it is better. */
public enum Unit {
    MICROSECONDS("us", false),
    MILLISECONDS("ms", false),
    MEBIBYTES("MiB", false),
    MEBIBYTES_PER_SECOND("MiB/s", true);

    private final String symbol;
    private final boolean moreIsBetter;

    Unit(String symbol, boolean moreIsBetter) {
        this.symbol = symbol;
        this.moreIsBetter = moreIsBetter;
    }

    public String symbol() {
        return symbol;
    }

    /** How many times better {@code value} is than {@code reference}. */
    public double ratio(double reference, double value) {
        return moreIsBetter ? value / reference : reference / value;
    }
}
