package dev.utraced.it.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.GdbError;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.process.TaskState;
import dev.utraced.it.server.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code --no-...}: what nobody may do. What is refused has no effect. */
@Tag("beyond-gdbserver")
final class SwitchesTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    @TempDir
    Path folder;

    private final Program basics = Programs.c("basics");
    private final Desk desk = new Desk(debugging, basics);

    @Test
    void memoryStaysAsItIsWhereWritingIsSwitchedOff() {
        Gdb gdb = desk.connected(desk.multi("--no-memory-write"));
        Desk.runsToSquare(gdb);
        String before = gdb.print("*(int *) $sp");
        assertThatThrownBy(() -> gdb.cli("set var *(int *) $sp = 4711")).isInstanceOf(GdbError.class);
        gdb.cli("maint flush register-cache");
        assertThat(gdb.print("*(int *) $sp")).isEqualTo(before);
        assertThat(gdb.cli("monitor info access")).contains("no writing memory");
    }

    @Test
    void registersStayAsTheyAreWhereWritingIsSwitchedOff() {
        ChildProcess process = debugging.running(Programs.c("workers"), 2);
        Gdb gdb = debugging.gdb();
        gdb.connectExtended(desk.multi("--no-register-write"));
        gdb.attach(process.pid());
        String before = gdb.print("$rax");
        assertThat(gdb.cliError("set var $rax = 4711")).contains("writing registers is switched off");
        gdb.cli("maint flush register-cache");
        assertThat(gdb.print("$rax")).isEqualTo(before);
    }

    @Test
    void programsAreNeitherStartedNorAttachedToNorKilledWhereThatIsSwitchedOff() {
        ChildProcess victim = debugging.running(Programs.c("workers"), 2);
        Gdb gdb = desk.connected(desk.multi("--no-launch", "--no-attach"));
        assertThatThrownBy(gdb::run).isInstanceOf(GdbError.class);
        assertThat(debugging.server().process().stderr().text()).doesNotContain("created");
        assertThatThrownBy(() -> gdb.cli("attach " + victim.pid())).isInstanceOf(GdbError.class);
        assertThat(TaskState.tracer(victim.pid())).isZero();
        Gdb other = debugging.gdb();
        other.connectExtended(desk.multi("--no-kill"));
        other.attach(victim.pid());
        assertThatThrownBy(other::killProgram).isInstanceOf(GdbError.class);
        other.killGdb();
        assertThat(victim.isAlive()).isTrue();
    }

    @Test
    void filesAreNotWrittenWhereThatIsSwitchedOff() throws IOException {
        Path local = Files.writeString(folder.resolve("local"), "text");
        Gdb gdb = desk.connected(desk.multi("--no-file-write"));
        assertThat(gdb.cliError("remote put " + local + " " + folder.resolve("put")))
                .contains("not permitted");
        assertThat(folder.resolve("put")).doesNotExist();
        assertThatThrownBy(() -> gdb.cli("remote delete " + local)).isInstanceOf(GdbError.class);
        gdb.cli("remote get " + local + " " + folder.resolve("copy"));
        assertThat(folder.resolve("copy")).hasContent("text");
    }

    @Test
    void filesAreNotReadWhereThatIsSwitchedOff() throws IOException {
        Path local = Files.writeString(folder.resolve("local"), "text");
        Gdb gdb = desk.connected(desk.multi("--no-file-read"));
        assertThat(gdb.cliError("remote get " + local + " " + folder.resolve("copy")))
                .contains("not permitted");
        assertThat(folder.resolve("copy")).doesNotExist();
    }

    @Test
    void theServerIsNotAdministeredWhereThatIsSwitchedOff() {
        RunningServer server = desk.multi("--no-monitor");
        Gdb gdb = desk.connected(server);
        for (String command : List.of("monitor exit", "monitor set debug on")) {
            assertThatThrownBy(() -> gdb.cli(command)).isInstanceOf(GdbError.class);
        }
        assertThat(gdb.transcript()).contains("administering the server is switched off");
        Desk.runsToSquare(gdb);
        assertThat(server.process().stderr().text()).doesNotContain("DEBUG");
        assertThat(gdb.cli("monitor help")).contains("monitor commands");
    }
}
