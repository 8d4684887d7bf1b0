package dev.utraced.benchmark;

import dev.utraced.benchmark.measure.Results;
import java.util.ArrayList;
import java.util.List;

/** The table for a document. */
final class MarkdownReport {
    private final List<String> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    MarkdownReport(List<String> header) {
        row(header);
        lines.add("|---|---|" + "---:|".repeat(header.size() - 2));
    }

    void row(List<String> cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    void notes(String scenario, Results results) {
        results.failures()
                .forEach((server, reason) -> notes.add("* " + scenario + ": " + server + " failed: `" + reason + "`"));
        results.absences().forEach((server, reason) -> notes.add("* " + scenario + ": " + server + " " + reason));
    }

    String text() {
        String table = String.join("\n", lines) + "\n";
        return notes.isEmpty() ? table : table + "\n" + String.join("\n", notes) + "\n";
    }
}
