package dev.utraced.linux.proc;

import dev.utraced.linux.sys.FileCalls;
import dev.utraced.target.HostFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table of open files, of all processes that may be looked at. */
final class FileList {
    private final ProcFolder proc;
    private final ProcessList processes;
    private final FileCalls files;

    FileList(ProcFolder proc, ProcessList processes, FileCalls files) {
        this.proc = proc;
        this.processes = processes;
        this.files = files;
    }

    List<Map<String, String>> rows() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int pid : proc.numbers("")) {
            String command = processes.command(pid);
            for (int descriptor : proc.numbers(pid + "/fd")) {
                rows.add(Row.of(
                        "pid", Integer.toString(pid),
                        "command", command,
                        "file descriptor", Integer.toString(descriptor),
                        "name", target(pid, descriptor)));
            }
        }
        return rows;
    }

    /** What the descriptor is of; its number again where it has just been closed. */
    private String target(int pid, int descriptor) {
        try {
            return files.readLink(FileCalls.SERVER_ROOT, proc.root() + "/" + pid + "/fd/" + descriptor);
        } catch (HostFileException e) {
            return Integer.toString(descriptor);
        }
    }
}
