package dev.utraced.linux.proc;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The tables about System V shared memory, semaphores and message queues; times are printed as ctime(3) does, and none as nothing.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/sysvipc.7.html">sysvipc(7)</a>
 */
final class IpcList {
    private final ProcFolder proc;
    private final Accounts accounts;
    private final ProcessList processes;
    private final Supplier<ZoneId> zone;

    IpcList(ProcFolder proc, Accounts accounts, ProcessList processes, Supplier<ZoneId> zone) {
        this.proc = proc;
        this.accounts = accounts;
        this.processes = processes;
        this.zone = zone;
    }

    /** A column's name for clients, the kernel's name of the field, and how the field is shown. */
    private record Column(String name, String field, UnaryOperator<String> shown) {
        Column(String name, String field) {
            this(name, field, UnaryOperator.identity());
        }
    }

    List<Map<String, String>> sharedMemory() {
        return rows(
                "shm",
                List.of(
                        new Column("key", "key"),
                        new Column("shmid", "shmid"),
                        new Column("permissions", "perms"),
                        new Column("size", "size"),
                        new Column("creator command", "cpid", this::command),
                        new Column("last op. command", "lpid", this::command),
                        new Column("num attached", "nattch"),
                        new Column("user", "uid", accounts.users()::of),
                        new Column("group", "gid", accounts.groups()::of),
                        new Column("creator user", "cuid", accounts.users()::of),
                        new Column("creator group", "cgid", accounts.groups()::of),
                        new Column("last shmat() time", "atime", this::time),
                        new Column("last shmdt() time", "dtime", this::time),
                        new Column("last shmctl() time", "ctime", this::time)));
    }

    List<Map<String, String>> semaphores() {
        return rows(
                "sem",
                List.of(
                        new Column("key", "key"),
                        new Column("semid", "semid"),
                        new Column("permissions", "perms"),
                        new Column("num semaphores", "nsems"),
                        new Column("user", "uid", accounts.users()::of),
                        new Column("group", "gid", accounts.groups()::of),
                        new Column("creator user", "cuid", accounts.users()::of),
                        new Column("creator group", "cgid", accounts.groups()::of),
                        new Column("last semop() time", "otime", this::time),
                        new Column("last semctl() time", "ctime", this::time)));
    }

    List<Map<String, String>> messageQueues() {
        return rows(
                "msg",
                List.of(
                        new Column("key", "key"),
                        new Column("msqid", "msqid"),
                        new Column("permissions", "perms"),
                        new Column("num used bytes", "cbytes"),
                        new Column("num messages", "qnum"),
                        new Column("last msgsnd() command", "lspid", this::command),
                        new Column("last msgrcv() command", "lrpid", this::command),
                        new Column("user", "uid", accounts.users()::of),
                        new Column("group", "gid", accounts.groups()::of),
                        new Column("creator user", "cuid", accounts.users()::of),
                        new Column("creator group", "cgid", accounts.groups()::of),
                        new Column("last msgsnd() time", "stime", this::time),
                        new Column("last msgrcv() time", "rtime", this::time),
                        new Column("last msgctl() time", "ctime", this::time)));
    }

    private List<Map<String, String>> rows(String file, List<Column> columns) {
        List<String[]> lines = proc.lines("sysvipc/" + file).stream()
                .map(line -> line.strip().split("\\s+"))
                .toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        List<String> fields = Arrays.asList(lines.get(0));
        return lines.stream()
                .skip(1)
                .filter(values -> values.length >= fields.size())
                .map(values -> row(columns, fields, values))
                .toList();
    }

    private static Map<String, String> row(List<Column> columns, List<String> fields, String[] values) {
        Map<String, String> row = new LinkedHashMap<>();
        columns.forEach(column -> row.put(column.name(), column.shown().apply(values[fields.indexOf(column.field())])));
        return row;
    }

    private String command(String pid) {
        return processes.command(Integer.parseInt(pid));
    }

    private String time(String seconds) {
        return seconds.equals("0") ? "" : new CalendarTime(zone).of(Long.parseLong(seconds));
    }
}
