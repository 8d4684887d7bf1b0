package dev.utraced.it.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.GdbError;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Deadline;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code --audit-log}: a line for each session, deed and refusal. */
@Tag("beyond-gdbserver")
final class AuditTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    @TempDir
    Path folder;

    private final Program basics = Programs.c("basics");
    private final Desk desk = new Desk(debugging, basics);

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("audit"));
    }

    @Test
    void eachDeedHasItsLine() throws IOException {
        ChildProcess process = debugging.running(Programs.c("workers"), 2);
        Path local = Files.writeString(folder.resolve("local"), "text");
        Gdb gdb = desk.connected(desk.multi("--audit-log", folder.resolve("audit")));
        gdb.cli("remote put " + local + " " + folder.resolve("put"));
        Desk.runsToSquare(gdb);
        gdb.cli("set var total = 4711");
        gdb.cli("set var $rax = 4712");
        gdb.killProgram();
        gdb.attach(process.pid());
        gdb.cli("monitor set debug session on");
        gdb.detach();
        gdb.cli("disconnect");
        await().atMost(Deadline.PATIENCE)
                .until(() -> lines().get(lines().size() - 1).contains("what=ends"));

        assertThat(lines())
                .allSatisfy(line -> assertThat(line).matches("time=\\S+ event=\\S+ who=\\S+ role=driver what=\\S+"));
        for (Map.Entry<String, String> deed : Map.of(
                        "session", "begins",
                        "launch", "basics",
                        "memory-write", "0x",
                        "register-write", "register",
                        "file-write", "descriptor",
                        "kill", "Kill",
                        "attach", Long.toString(process.pid()),
                        "administer", "debug")
                .entrySet()) {
            assertThat(lines())
                    .anySatisfy(line -> assertThat(line).contains(" event=" + deed.getKey() + " ", deed.getValue()));
        }
        assertThat(lines()).noneMatch(line -> line.contains("event=refused") || line.contains("4711"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("audit"))))
                .isEqualTo("rw-------");
    }

    @Test
    void eachRefusalHasItsLine() throws IOException {
        ChildProcess process = debugging.running(Programs.c("workers"), 2);
        Gdb gdb = desk.connected(desk.multi(
                "--no-launch",
                "--no-attach",
                "--no-file-write",
                "--no-monitor",
                "--audit-log",
                folder.resolve("audit")));
        assertThatThrownBy(gdb::run).isInstanceOf(GdbError.class);
        for (String command : List.of(
                "attach " + process.pid(), "remote put /etc/hostname " + folder.resolve("put"), "monitor exit")) {
            assertThatThrownBy(() -> gdb.cli(command)).isInstanceOf(GdbError.class);
        }
        for (String effect : List.of("launch", "attach", "file-write", "administer")) {
            assertThat(lines()).anySatisfy(line -> assertThat(line).contains(" event=refused-" + effect + " "));
        }
    }

    @Test
    void whatTheKernelRefusesStandsThereToo() throws IOException {
        ChildProcess held = debugging.running(Programs.c("workers"), 2);
        Gdb holder = desk.connected(desk.multi());
        holder.attach(held.pid());
        Gdb gdb = desk.connected(desk.multi("--audit-log", folder.resolve("audit")));
        assertThatThrownBy(() -> gdb.cli("attach " + held.pid())).isInstanceOf(GdbError.class);
        assertThat(lines())
                .anySatisfy(line -> assertThat(line).contains(" event=attach ", Long.toString(held.pid())))
                .anySatisfy(line -> assertThat(line).contains(" event=refused-attach ", "traced"));
    }

    @Test
    void whatCannotBeAuditedIsNotDone() {
        Gdb gdb = debugging.gdb();
        assertThatThrownBy(() -> gdb.connectExtended(desk.multi("--audit-log", "/dev/full")))
                .isInstanceOf(GdbError.class)
                .hasMessageContaining("audit log cannot be written");
    }
}
