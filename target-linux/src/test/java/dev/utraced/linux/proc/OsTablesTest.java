package dev.utraced.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.sys.LinuxFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OsTablesTest {
    @TempDir
    Path folder;

    private final OsTables system = new OsTables(new LinuxFiles());

    @Test
    void theTableOfTablesNamesEachWithTitleAndDescription() {
        assertThat(system.table("types").orElseThrow())
                .hasSize(10)
                .contains(Map.of(
                        "Type",
                        "shm",
                        "Description",
                        "Listing of all shared-memory regions",
                        "Title",
                        "Shared-memory regions"))
                .extracting(row -> row.get("Type"))
                .containsExactlyElementsOf(system.names());
        assertThat(system.table("no such")).isEmpty();
    }

    @Test
    void aProcessIsListedWithUserCommandAndCores() throws IOException {
        task(7, 7, "name with ) in it", 3, 1);
        task(7, 9, "helper", 3, 0);
        file("proc/7/cmdline", "/bin/prog\0arg\0");
        file("proc/7/status", status(7, 1000));
        task(8, 8, "kernel", 0, 2);
        file("proc/8/cmdline", "");
        file("proc/8/status", status(8, 4711));
        file("etc/passwd", "root:x:0:0::/:\nme:x:1000:1000::/:\n");

        assertThat(fake("processes"))
                .containsExactly(
                        Row.of("pid", "7", "user", "me", "command", "/bin/prog arg", "cores", "0,1"),
                        Row.of("pid", "8", "user", "4711", "command", "[kernel]", "cores", "2"));
        assertThat(fake("threads"))
                .containsExactlyInAnyOrder(
                        Row.of("pid", "7", "command", "name with ) in it", "tid", "7", "core", "1"),
                        Row.of("pid", "7", "command", "name with ) in it", "tid", "9", "core", "0"),
                        Row.of("pid", "8", "command", "kernel", "tid", "8", "core", "2"));
    }

    @Test
    void processGroupsStartWithTheirLeaders() throws IOException {
        task(3, 3, "worker", 9, 0);
        task(9, 9, "leader", 9, 0);
        task(4, 4, "orphan", 2, 0);
        task(5, 5, "kernel", 0, 0);

        assertThat(fake("procgroups"))
                .containsExactly(
                        Row.of("pgid", "2", "leader command", "2", "pid", "4", "command line", "[orphan]"),
                        Row.of("pgid", "9", "leader command", "leader", "pid", "9", "command line", "[leader]"),
                        Row.of("pgid", "9", "leader command", "leader", "pid", "3", "command line", "[worker]"));
    }

    @Test
    void socketsOfBothFamiliesAreRead() throws IOException {
        file("etc/passwd", "www:x:33:33::/:\n");
        file("proc/self/net/tcp", """
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 0100007F:07E8 00000000:0000 0A 00000000:00000000 00:00000000 00000000    33        0 1450 1
                """);
        file("proc/self/net/udp6", """
                  sl  local_address                         remote_address                        st tx_queue
                   0: 00000000000000000000000001000000:A3EA B80D0120000000000000000001000000:938D 07 0:0 00:0 0  0 0 0 3
                """);
        assertThat(fake("sockets"))
                .containsExactly(
                        Row.of(
                                "local address",
                                "127.0.0.1",
                                "local port",
                                "2024",
                                "remote address",
                                "0.0.0.0",
                                "remote port",
                                "0",
                                "state",
                                "LISTEN",
                                "user",
                                "www",
                                "family",
                                "INET",
                                "protocol",
                                "STREAM"),
                        Row.of(
                                "local address",
                                "0:0:0:0:0:0:0:1",
                                "local port",
                                "41962",
                                "remote address",
                                "2001:db8:0:0:0:0:0:1",
                                "remote port",
                                "37773",
                                "state",
                                "CLOSE",
                                "user",
                                "0",
                                "family",
                                "INET6",
                                "protocol",
                                "DGRAM"));
    }

    @Test
    void messageQueuesShowNamesAndTimes() throws IOException {
        task(31, 31, "sender", 31, 0);
        file("etc/passwd", "root:x:0:0::/:\n");
        file("etc/group", "wheel:x:10:\n");
        file("proc/sysvipc/msg", """
                       key      msqid perms      cbytes       qnum lspid lrpid   uid   gid  cuid  cgid      stime      rtime      ctime
                -351259435          5   644          12          1    31     0     0    10     0    11          0          0 1795238938
                """);
        assertThat(fake("msg").get(0).toString())
                .isEqualTo("{key=-351259435, msqid=5, permissions=644, num used bytes=12, num messages=1, "
                        + "last msgsnd() command=sender, last msgrcv() command=0, user=root, group=wheel, creator user=root, "
                        + "creator group=11, last msgsnd() time=, last msgrcv() time=, "
                        + "last msgctl() time=Sat Nov 21 05:28:58 2026}");
    }

    @Test
    void semaphoresAndSharedMemoryHaveTheirOwnColumns() throws IOException {
        file("proc/sysvipc/sem", "key semid perms nsems uid gid cuid cgid otime ctime\n-3 0 644 3 0 0 0 0 0 0\n");
        file(
                "proc/sysvipc/shm",
                "key shmid perms size cpid lpid nattch uid gid cuid cgid atime dtime ctime rss swap\n"
                        + "7 1 600 4096 31 0 2 0 0 0 0 0 0 0 0 0\n");
        assertThat(fake("semaphores").get(0))
                .containsEntry("num semaphores", "3")
                .hasSize(10);
        assertThat(fake("shm").get(0))
                .containsEntry("size", "4096")
                .containsEntry("num attached", "2")
                .hasSize(14);
    }

    @Test
    void processorsAndModulesAreRead() throws IOException {
        file(
                "proc/cpuinfo",
                "processor\t: 0\nmodel name\t: A: B\npower management:\n\nprocessor\t: 1\n\nHardware\t: X\n");
        file("proc/modules", "nf_tables 172032 1 nft_a,nft_b, Live 0xffffffffc09f1000\nloop 4 0 - Live 0x0\n");
        assertThat(fake("cpus"))
                .first()
                .isEqualTo(Row.of("processor", "0", "model name", "A: B", "power management", ""));
        assertThat(fake("modules"))
                .containsExactly(
                        Row.of(
                                "name",
                                "nf_tables",
                                "size",
                                "172032",
                                "num uses",
                                "1",
                                "dependencies",
                                "nft_a,nft_b",
                                "status",
                                "Live",
                                "address",
                                "0xffffffffc09f1000"),
                        Row.of(
                                "name",
                                "loop",
                                "size",
                                "4",
                                "num uses",
                                "0",
                                "dependencies",
                                "-",
                                "status",
                                "Live",
                                "address",
                                "0x0"));
    }

    @Test
    void whatIsMissingLeavesATableEmpty() {
        for (String name : system.names()) {
            assertThat(fake(name)).as(name).isEmpty();
        }
    }

    @Test
    void theRunningSystemShowsThisVeryProcess() throws IOException {
        String pid = Long.toString(ProcessHandle.current().pid());
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(socket.getLocalPort());
            assertThat(system.table("processes").orElseThrow())
                    .anyMatch(row ->
                            pid.equals(row.get("pid")) && row.get("command").contains("java"));
            assertThat(system.table("threads").orElseThrow().stream().filter(row -> pid.equals(row.get("pid"))))
                    .hasSizeGreaterThan(5);
            assertThat(system.table("files").orElseThrow())
                    .anyMatch(
                            row -> pid.equals(row.get("pid")) && row.get("name").startsWith("socket:["));
            assertThat(system.table("sockets").orElseThrow())
                    .anyMatch(row -> port.equals(row.get("local port")) && "LISTEN".equals(row.get("state")));
        }
        assertThat(system.table("cpus").orElseThrow()).isNotEmpty();
        assertThat(system.table("procgroups").orElseThrow()).anyMatch(row -> pid.equals(row.get("pid")));
    }

    private List<Map<String, String>> fake(String table) {
        OsTables tables =
                new OsTables(folder.resolve("proc"), folder.resolve("etc"), () -> ZoneOffset.UTC, new LinuxFiles());
        return tables.table(table).orElseThrow();
    }

    private void task(int pid, int tid, String name, int group, int core) throws IOException {
        String stat = tid + " (" + name + ") S 1 " + group + " 0 0" + " 0".repeat(31) + " " + core + " 0 0";
        file("proc/" + pid + "/task/" + tid + "/stat", stat);
        if (pid == tid) {
            file("proc/" + pid + "/comm", name + "\n");
        }
    }

    private static String status(int pid, int user) {
        return "Name:\tx\nState:\tS (sleeping)\nTgid:\t%1$d\nPid:\t%1$d\nPPid:\t1\nTracerPid:\t0\nUid:\t%2$d\t0\t0\t0\n"
                .formatted(pid, user);
    }

    private void file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
