package dev.utraced.linux.proc;

import dev.utraced.linux.sys.FileCalls;
import dev.utraced.target.SystemTables;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    private enum Table {
        CPUS("CPUs", "Listing of all cpus/cores on the system"),
        FILES("File descriptors", "Listing of all file descriptors"),
        MODULES("Kernel modules", "Listing of all loaded kernel modules"),
        MSG("Message queues", "Listing of all message queues"),
        PROCESSES("Processes", "Listing of all processes"),
        PROCGROUPS("Process groups", "Listing of all process groups"),
        SEMAPHORES("Semaphores", "Listing of all semaphores"),
        SHM("Shared-memory regions", "Listing of all shared-memory regions"),
        SOCKETS("Sockets", "Listing of all internet-domain sockets"),
        THREADS("Threads", "Listing of all threads");

        private final String title;
        private final String description;

        Table(String title, String description) {
            this.title = title;
            this.description = description;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final ProcessList processes;
    private final FileList openFiles;
    private final SocketList sockets;
    private final IpcList ipc;
    private final KernelList kernel;

    public OsTables(FileCalls files) {
        this(Path.of("/proc"), Path.of("/etc"), ZoneId::systemDefault, files);
    }

    OsTables(Path procFolder, Path etc, Supplier<ZoneId> zone, FileCalls files) {
        ProcFolder proc = new ProcFolder(procFolder);
        Accounts accounts = new Accounts(etc);
        processes = new ProcessList(proc, accounts);
        openFiles = new FileList(proc, processes, files);
        sockets = new SocketList(proc, accounts);
        ipc = new IpcList(proc, accounts, processes, zone);
        kernel = new KernelList(proc);
    }

    @Override
    public Map<String, String> tables() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        for (Table table : Table.values()) {
            descriptions.put(table.word(), table.description);
        }
        return descriptions;
    }

    /** @param name one of {@link #tables}, or "types": the table of the tables themselves */
    @Override
    public Optional<List<Map<String, String>>> table(String name) {
        return name.equals(TYPES)
                ? Optional.of(types())
                : Arrays.stream(Table.values())
                        .filter(table -> table.word().equals(name))
                        .findFirst()
                        .map(this::rows);
    }

    private List<Map<String, String>> rows(Table table) {
        return switch (table) {
            case CPUS -> kernel.cpus();
            case FILES -> openFiles.rows();
            case MODULES -> kernel.modules();
            case MSG -> ipc.messageQueues();
            case PROCESSES -> processes.processes();
            case PROCGROUPS -> processes.processGroups();
            case SEMAPHORES -> ipc.semaphores();
            case SHM -> ipc.sharedMemory();
            case SOCKETS -> sockets.rows();
            case THREADS -> processes.threads();
        };
    }

    private static List<Map<String, String>> types() {
        return Arrays.stream(Table.values())
                .map(table -> Row.of("Type", table.word(), "Description", table.description, "Title", table.title))
                .toList();
    }
}
