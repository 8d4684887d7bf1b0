package dev.utraced.benchmark.measure;

/**
 * How long to measure.
 *
 * @param warmUpMillis before the first turn, not recorded: a virtual machine compiles what it runs often
 * @param turns of each server in each scenario
 * @param turnMillis after which no further operation of a turn begins
 */
public record Effort(long warmUpMillis, int turns, long turnMillis) {
    public static final Effort FULL = new Effort(1000, 6, 350);
    public static final Effort QUICK = new Effort(300, 2, 100);
}
