package dev.utraced.linux.discovery;

import dev.utraced.linux.sys.ProcFs;
import dev.utraced.target.ProcessTraits;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What rules tell processes apart by, as it is at the moment. */
public final class ProcessTraitsReader {
    private static final String DELETED = " (deleted)";

    private final ProcFs procFs;

    public ProcessTraitsReader(ProcFs procFs) {
        this.procFs = procFs;
    }

    /** Of a process that has gone, nothing. */
    public ProcessTraits of(int pid) {
        int[] tasks = procFs.tasks(pid);
        return new ProcessTraits(users(tasks), program(tasks), controlGroups(pid));
    }

    /** Users are a thread's own business for the kernel. */
    private Set<Integer> users(int[] tasks) {
        Set<Integer> users = new HashSet<>();
        for (int tid : tasks) {
            procFs.credentials(tid).ifPresent(credentials -> users.addAll(credentials.userIds()));
        }
        return users;
    }

    /** A main thread that has ended before the others has none. */
    private Optional<String> program(int[] tasks) {
        return Arrays.stream(tasks)
                .mapToObj(tid -> procFs.executable(tid)
                        .map(path -> insideRoot(path, procFs.rootFolder(tid).orElse("/"))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String insideRoot(String path, String root) {
        String name = path.endsWith(DELETED) ? path.substring(0, path.length() - DELETED.length()) : path;
        return name.startsWith(root + "/") ? name.substring(root.length()) : name;
    }

    private List<String> controlGroups(int pid) {
        return procFs.controlGroups(pid).stream()
                .map(line -> line.split(":", 3))
                .filter(fields -> fields.length == 3)
                .map(fields -> fields[2])
                .distinct()
                .toList();
    }
}
