package dev.utraced.linux.proc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables about processors and kernel modules. */
final class KernelList {
    private static final int MODULE_FIELDS = 6;

    private final ProcFolder proc;

    KernelList(ProcFolder proc) {
        this.proc = proc;
    }

    /** A row for each paragraph of {@code /proc/cpuinfo} that is about a processor, its columns as the kernel names them. */
    List<Map<String, String>> cpus() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : proc.lines("cpuinfo")) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String name = line.substring(0, colon).strip();
            if (name.equals("processor")) {
                rows.add(new LinkedHashMap<>());
            }
            if (!rows.isEmpty()) {
                rows.get(rows.size() - 1).put(name, line.substring(colon + 1).strip());
            }
        }
        return rows;
    }

    List<Map<String, String>> modules() {
        return proc.lines("modules").stream()
                .map(line -> line.split(" "))
                .filter(fields -> fields.length >= MODULE_FIELDS)
                .map(fields -> Row.of(
                        "name", fields[0],
                        "size", fields[1],
                        "num uses", fields[2],
                        "dependencies", dependencies(fields[3]),
                        "status", fields[4],
                        "address", fields[5]))
                .toList();
    }

    /** The kernel prints a comma behind each, and a dash for none. */
    private static String dependencies(String field) {
        return field.endsWith(",") ? field.substring(0, field.length() - 1) : field;
    }
}
