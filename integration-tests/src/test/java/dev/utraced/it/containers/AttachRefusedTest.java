package dev.utraced.it.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Deadline;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.process.Signals;
import dev.utraced.it.process.TaskState;
import dev.utraced.it.rsp.RspClient;
import dev.utraced.it.server.RunningServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that may not attach says which rule of the kernel forbids it, and what to change, where the user can see it. */
@Tag("beyond-gdbserver")
final class AttachRefusedTest {
    /** Neither root nor this machine's user; it may read all files, for the server's are not everybody's to read. */
    private static final String[] AS_NOBODY = {
        "setpriv",
        "--reuid=4711",
        "--regid=4711",
        "--clear-groups",
        "--inh-caps=-all,+dac_read_search",
        "--ambient-caps=-all,+dac_read_search",
        "--bounding-set=-all,+dac_read_search"
    };

    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program undumpable = Programs.c("undumpable");

    /** What a user of gdb reads after an attach that has failed. */
    private String whyNot(RunningServer server, long pid) {
        Gdb gdb = debugging.gdb();
        gdb.connectExtended(server);
        assertThat(gdb.cliError("attach " + pid)).contains("Attaching to process " + pid + " failed");
        String why = gdb.cli("monitor why").strip();
        server.process().stderr().await(Pattern.quote(why));
        return why;
    }

    private ChildProcess started(Object... command) {
        ChildProcess process = debugging.closing(ChildProcess.start(command));
        process.stdout().await("^ready");
        return process;
    }

    @Test
    void anotherUsersProcess() {
        ChildProcess process = debugging.running(Programs.c("workers"), 1);
        assertThat(whyNot(debugging.multiUnder(AS_NOBODY), process.pid()))
                .startsWith("Cannot attach to process " + process.pid() + ": Operation not permitted")
                .contains("the process runs as root, the server as user 4711", "CAP_SYS_PTRACE");
    }

    @Test
    void aProcessWithMoreCapabilities() {
        ChildProcess process = debugging.running(Programs.c("workers"), 1);
        RunningServer server = debugging.multiUnder("capsh", "--drop=cap_sys_ptrace", "--shell=/usr/bin/env", "--");
        assertThat(whyNot(server, process.pid()))
                .contains("the process has capabilities that the server has not (CAP_SYS_PTRACE)");
    }

    @Test
    void aProcessThatIsNotDumpable() {
        ChildProcess process = started(
                "setpriv",
                "--reuid=4711",
                "--regid=4711",
                "--clear-groups",
                "--inh-caps=-all,+dac_read_search",
                "--ambient-caps=-all,+dac_read_search",
                "--bounding-set=-all,+dac_read_search",
                undumpable.path());
        assertThat(whyNot(debugging.multiUnder(AS_NOBODY), process.pid())).contains("the process is not dumpable");
    }

    @Test
    void aProcessOutsideOfTheServersUserNamespace() {
        ChildProcess process = debugging.running(Programs.c("workers"), 1);
        assertThat(whyNot(debugging.multiUnder("unshare", "--map-root-user"), process.pid()))
                .contains("another user namespace");
    }

    @Test
    void aServerThatMayNotTraceAtAll() {
        ChildProcess process = debugging.running(Programs.c("workers"), 1);
        assertThat(whyNot(debugging.multiUnder(Programs.c("no_ptrace").path()), process.pid()))
                .contains("a seccomp filter forbids the server every use of ptrace");
    }

    @Test
    void aProcessThatSomebodyElseTraces() {
        ChildProcess process = debugging.running(Programs.c("workers"), 1);
        RunningServer other = debugging.multi();
        Gdb holder = debugging.gdb();
        holder.connectExtended(other);
        holder.attach(process.pid());
        assertThat(whyNot(debugging.multi(), process.pid()))
                .contains("already traced by process " + other.process().pid() + " (utraced)");
    }

    @Test
    void aZombie() {
        ChildProcess parent = started("sh", "-c", "sleep 1000 & echo ready $!; exec sleep 1000");
        long child = Long.parseLong(parent.stdout().await("^ready (\\d+)").group(1));
        await().atMost(Deadline.PATIENCE)
                .until(() -> ProcessHandle.of(parent.pid())
                        .flatMap(process -> process.info().command())
                        .orElse("")
                        .endsWith("/sleep"));
        Signals.send(child, "KILL");
        await().atMost(Deadline.PATIENCE).until(() -> TaskState.letter(child).equals("Z"));

        assertThat(whyNot(debugging.multi(), child))
                .contains("it is a zombie", "its parent, process " + parent.pid() + " (sleep)");
    }

    @Test
    void theServerItself() {
        RunningServer server = debugging.multi();
        assertThat(whyNot(server, server.process().pid())).contains("that is this server itself");
    }

    @Test
    void aThread() throws IOException {
        ChildProcess process = debugging.running(Programs.c("workers"), 1);
        long thread = Files.list(Path.of("/proc/" + process.pid() + "/task"))
                .mapToLong(path -> Long.parseLong(path.getFileName().toString()))
                .max()
                .orElseThrow();
        assertThat(whyNot(debugging.multi(), thread))
                .contains("it is a thread of process " + process.pid() + " (workers), attach to that");
    }

    @Test
    void aProcessThatIsNotThereIsToldFromOneThatCallsItselfSo() throws IOException {
        int free = freePid();
        ChildProcess process = started(
                "unshare",
                "--pid",
                "--fork",
                "--mount-proc",
                "--kill-child",
                "sh",
                "-c",
                "echo " + (free - 1) + " > /proc/sys/kernel/ns_last_pid; "
                        + Programs.c("workers").path() + " 1; true");
        long pid = descendant(process.pid());

        assertThat(whyNot(debugging.multi(), free))
                .contains("there is no process " + free + " that this server can see", "attach " + pid);
        Gdb gdb = debugging.gdb();
        gdb.connect(debugging.attachedTo(Integer.toString(free)));
        assertThat(gdb.cli("info inferiors")).contains("process " + pid);
    }

    /** The first process's child's child. */
    private static long descendant(long pid) {
        return ProcessHandle.of(pid)
                .orElseThrow()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("workers"))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    /** The highest that nobody has: the kernel gives out others first. */
    private static int freePid() throws IOException {
        int pid;
        // The kernel gives such a file to the first read only, so that must not be one of a single byte.
        try (InputStream most = Files.newInputStream(Path.of("/proc/sys/kernel/pid_max"))) {
            pid = Integer.parseInt(new String(most.readNBytes(32), StandardCharsets.US_ASCII).strip()) - 10;
        }
        while (Files.exists(Path.of("/proc/" + pid))) {
            pid--;
        }
        return pid;
    }

    @Test
    void aNewerClientGetsTheTextWithTheRefusal() {
        RunningServer server = debugging.multi();
        try (RspClient client = RspClient.extended(server)) {
            client.ask("qSupported:multiprocess+;error-message+");
            assertThat(client.ask("vAttach;" + Long.toHexString(server.process().pid())))
                    .isEqualTo("E.Cannot attach to process " + server.process().pid() + ": that is this server itself");
        }
    }

    @Test
    void aProgramThatCannotBeStarted() throws IOException {
        RunningServer server = debugging.multi();
        Gdb gdb = debugging.gdb();
        gdb.file(Programs.c("basics"));
        gdb.cli("set remote exec-file /no/such/program");
        gdb.connectExtended(server);
        gdb.cli("set startup-with-shell off");
        assertThat(gdb.cliError("run")).contains("Running \"/no/such/program\" on the remote target failed");
        assertThat(gdb.cli("monitor why")).isEqualTo("Cannot exec /no/such/program: No such file or directory\n");
        gdb.cli("set remote exec-file /etc/passwd");
        assertThat(gdb.cliError("run")).contains("failed");
        assertThat(gdb.cli("monitor why")).isEqualTo("Cannot exec /etc/passwd: Permission denied\n");
    }
}
