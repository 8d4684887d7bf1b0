package dev.utraced.server.extension;

import dev.utraced.target.SystemTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tables about the machine, for {@code info os}; the annex is a table's name, empty: the list of tables.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Operating-System-Information.html">Operating System
 *     Information</a>
 */
final class SystemTablesObject implements TransferObject {
    private static final byte[] NOTHING = new byte[0];

    private final SystemTables tables;

    SystemTablesObject(SystemTables tables) {
        this.tables = tables;
    }

    @Override
    public String name() {
        return "osdata";
    }

    /** Of a table that is not there: nothing, as other servers do. */
    @Override
    public byte[] read(String annex) {
        return annex.isEmpty()
                ? document("types", directory())
                : tables.table(annex).map(rows -> document(annex, rows)).orElse(NOTHING);
    }

    private List<Map<String, String>> directory() {
        List<Map<String, String>> rows = new ArrayList<>();
        tables.tables().forEach((name, description) -> {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("Type", name);
            row.put("Description", description);
            row.put("Title", name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
            rows.add(row);
        });
        return rows;
    }

    private static byte[] document(String type, List<Map<String, String>> rows) {
        XmlText xml = new XmlText().start("osdata").attribute("type", type).endOpen();
        for (Map<String, String> row : rows) {
            xml.open("item");
            row.forEach((column, value) -> xml.element("column", "name", column, value));
            xml.close("item");
        }
        return xml.close("osdata").bytes();
    }
}
