package dev.utraced.benchmark;

import dev.utraced.benchmark.measure.Results;
import java.io.PrintStream;
import java.util.List;

/** The table for a terminal, printed as it grows. */
final class TextReport {
    private static final int NAME_WIDTH = 46;
    private static final int UNIT_WIDTH = 6;
    private static final int FIGURE_WIDTH = 10;

    private final PrintStream out;

    TextReport(PrintStream out) {
        this.out = out;
    }

    void row(List<String> cells) {
        StringBuilder line = new StringBuilder();
        line.append(String.format("%-" + NAME_WIDTH + "s%-" + UNIT_WIDTH + "s", cells.get(0), cells.get(1)));
        for (String figure : cells.subList(2, cells.size())) {
            int width = Math.max(FIGURE_WIDTH, figure.length() + 1);
            line.append(String.format("%" + width + "s", figure));
        }
        out.println(line.toString().stripTrailing());
    }

    void notes(String scenario, Results results) {
        results.failures()
                .forEach((server, reason) -> out.println("  " + scenario + ": " + server + " failed: " + reason));
        results.absences().forEach((server, reason) -> out.println("  " + scenario + ": " + server + " " + reason));
    }
}
