package dev.utraced.linux.proc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes rows of tables: maps that keep the order of their columns, and tolerate no null. */
final class Row {
    private Row() {}

    /** @param columnsAndTexts in alternation */
    static Map<String, String> of(String... columnsAndTexts) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columnsAndTexts.length; i += 2) {
            row.put(columnsAndTexts[i], columnsAndTexts[i + 1]);
        }
        return Collections.unmodifiableMap(row);
    }
}
