package dev.utraced.linux.proc;

import dev.utraced.linux.sys.FileCalls;
import dev.utraced.target.SystemTables;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Linux's tables, with the names and columns that clients know.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Operating-System-Information.html">Operating System Information</a>
 */
public final class OsTables implements SystemTables {
    private static final String TYPES = "types";

    private final Map<String, Table> tables = new LinkedHashMap<>();

    private record Table(String title, String description, Supplier<List<Map<String, String>>> rows) {}

    public OsTables(FileCalls files) {
        this(Path.of("/proc"), Path.of("/etc"), ZoneId::systemDefault, files);
    }

    OsTables(Path procFolder, Path etc, Supplier<ZoneId> zone, FileCalls files) {
        ProcFolder proc = new ProcFolder(procFolder);
        Accounts accounts = new Accounts(etc);
        ProcessList processes = new ProcessList(proc, accounts);
        FileList openFiles = new FileList(proc, processes, files);
        SocketList sockets = new SocketList(proc, accounts);
        IpcList ipc = new IpcList(proc, accounts, processes, zone);
        KernelList kernel = new KernelList(proc);
        add("cpus", "CPUs", "Listing of all cpus/cores on the system", kernel::cpus);
        add("files", "File descriptors", "Listing of all file descriptors", openFiles::rows);
        add("modules", "Kernel modules", "Listing of all loaded kernel modules", kernel::modules);
        add("msg", "Message queues", "Listing of all message queues", ipc::messageQueues);
        add("processes", "Processes", "Listing of all processes", processes::processes);
        add("procgroups", "Process groups", "Listing of all process groups", processes::processGroups);
        add("semaphores", "Semaphores", "Listing of all semaphores", ipc::semaphores);
        add("shm", "Shared-memory regions", "Listing of all shared-memory regions", ipc::sharedMemory);
        add("sockets", "Sockets", "Listing of all internet-domain sockets", sockets::rows);
        add("threads", "Threads", "Listing of all threads", processes::threads);
    }

    private void add(String name, String title, String description, Supplier<List<Map<String, String>>> rows) {
        tables.put(name, new Table(title, description, rows));
    }

    @Override
    public Map<String, String> tables() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        tables.forEach((name, table) -> descriptions.put(name, table.description()));
        return descriptions;
    }

    /** @param name one of {@link #tables}, or "types": the table of the tables themselves */
    @Override
    public Optional<List<Map<String, String>>> table(String name) {
        return name.equals(TYPES)
                ? Optional.of(types())
                : Optional.ofNullable(tables.get(name))
                        .map(table -> table.rows().get());
    }

    private List<Map<String, String>> types() {
        return tables.entrySet().stream()
                .map(entry -> Row.of(
                        "Type", entry.getKey(),
                        "Description", entry.getValue().description(),
                        "Title", entry.getValue().title()))
                .toList();
    }
}
