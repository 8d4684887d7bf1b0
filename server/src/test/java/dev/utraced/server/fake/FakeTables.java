package dev.utraced.server.fake;

import dev.utraced.target.SystemTables;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One table with one row. */
final class FakeTables implements SystemTables {
    @Override
    public Map<String, String> tables() {
        return Map.of("cpus", "Listing of all processors");
    }

    @Override
    public Optional<List<Map<String, String>>> table(String name) {
        return name.equals("cpus") ? Optional.of(List.of(Map.of("processor", "0"))) : Optional.empty();
    }
}
