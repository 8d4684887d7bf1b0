package dev.utraced.linux.proc;

import dev.utraced.linux.sys.ProcFs;
import dev.utraced.linux.sys.TaskStat;
import dev.utraced.linux.sys.TaskStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables about processes, process groups and threads. A process that goes meanwhile is left out. */
final class ProcessList {
    private final ProcFolder proc;
    private final ProcFs procFs;
    private final Accounts accounts;

    ProcessList(ProcFolder proc, Accounts accounts) {
        this.proc = proc;
        this.accounts = accounts;
        this.procFs = new ProcFs(proc.root());
    }

    /** The column of own pids is there where some process has another one: what it tells is nothing else, and clients know the rest. */
    List<Map<String, String>> processes() {
        AccountNames users = accounts.users();
        Map<Integer, TaskStatus> all = new LinkedHashMap<>();
        for (int pid : proc.numbers("")) {
            procFs.status(pid).ifPresent(status -> all.put(pid, status));
        }
        boolean namespaces = all.entrySet().stream()
                .anyMatch(process -> !ownPid(process.getValue()).equals(Integer.toString(process.getKey())));
        List<Map<String, String>> rows = new ArrayList<>();
        all.forEach((pid, status) -> {
            List<String> row = new ArrayList<>(List.of(
                    "pid", Integer.toString(pid),
                    "user", users.of(Integer.toUnsignedString(status.userId())),
                    "command", commandLine(pid),
                    "cores", cores(pid)));
            if (namespaces) {
                row.addAll(List.of("own pid", ownPid(status)));
            }
            rows.add(Row.of(row.toArray(String[]::new)));
        });
        return rows;
    }

    /** What it takes its pid to be, in the innermost pid namespace. */
    private static String ownPid(TaskStatus status) {
        List<Integer> numbers = status.namespaceThreadGroups();
        return Integer.toString(numbers.get(numbers.size() - 1));
    }

    private String cores(int pid) {
        return Arrays.stream(procFs.tasks(pid))
                .mapToObj(tid -> procFs.stat(pid, tid))
                .flatMap(Optional::stream)
                .map(TaskStat::core)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    /** Sorted by group, its leader first. The kernel's own threads are in none. */
    List<Map<String, String>> processGroups() {
        record Member(int group, int pid) {}
        List<Member> members = new ArrayList<>();
        for (int pid : proc.numbers("")) {
            procFs.stat(pid, pid)
                    .filter(stat -> stat.processGroup() > 0)
                    .ifPresent(stat -> members.add(new Member(stat.processGroup(), pid)));
        }
        members.sort(Comparator.comparingInt(Member::group)
                .thenComparing(member -> member.pid() != member.group())
                .thenComparingInt(Member::pid));
        return members.stream()
                .map(member -> Row.of(
                        "pgid", Integer.toString(member.group()),
                        "leader command", command(member.group()),
                        "pid", Integer.toString(member.pid()),
                        "command line", commandLine(member.pid())))
                .toList();
    }

    List<Map<String, String>> threads() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int pid : proc.numbers("")) {
            String command = command(pid);
            for (int tid : procFs.tasks(pid)) {
                procFs.stat(pid, tid)
                        .ifPresent(stat -> rows.add(Row.of(
                                "pid", Integer.toString(pid),
                                "command", command,
                                "tid", Integer.toString(tid),
                                "core", Integer.toString(stat.core()))));
            }
        }
        return rows;
    }

    /** The short name; of a process that has gone its number. */
    String command(int pid) {
        return proc.text(pid + "/comm").map(String::stripTrailing).orElse(Integer.toString(pid));
    }

    /** With its arguments; in brackets the name alone of one that has none, as a kernel thread. */
    private String commandLine(int pid) {
        return proc.text(pid + "/cmdline")
                .map(line -> line.replace('\0', ' ').strip())
                .filter(line -> !line.isEmpty())
                .orElseGet(() -> "[" + command(pid) + "]");
    }
}
