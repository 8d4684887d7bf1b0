package dev.utraced.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tables about the whole machine: processes, threads, files ... each row a map from column to text, columns in order. */
public interface SystemTables {
    /** The table names with a sentence about each. */
    Map<String, String> tables();

    /** @return empty where there is no such table */
    Optional<List<Map<String, String>>> table(String name);

    /** Names only. */
    default Set<String> names() {
        return tables().keySet();
    }
}
