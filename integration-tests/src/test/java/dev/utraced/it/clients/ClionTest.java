package dev.utraced.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.server.RunningServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What CLion's Remote Debug needs: plain {@code target remote}, to a server that holds a process. */
final class ClionTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Gdb gdb = debugging.gdbOfAnIde();

    private void connect(Program program, String address) {
        gdb.mi("-gdb-set mi-async on");
        gdb.mi("-gdb-set debuginfod enabled off");
        gdb.mi("-file-exec-and-symbols " + program.path());
        gdb.mi("-gdb-set sysroot /");
        gdb.mi("-gdb-set substitute-path /built/elsewhere " + program.source().getParent());
        gdb.cli("target remote tcp:" + address);
    }

    @Test
    void breakpointsSetBeforeAndAfterConnectingAreHit() {
        Program basics = Programs.c("basics");
        gdb.mi("-break-insert -f square");
        connect(basics, debugging.launching(basics).address());

        assertThat(gdb.resume("-exec-continue").function()).isEqualTo("square");
        gdb.mi("-break-delete 1");
        gdb.mi("-break-insert " + basics.at("after the call"));
        assertThat(gdb.resume("-exec-continue").line()).isEqualTo(basics.line("after the call"));
        assertThat(gdb.resume("-exec-continue").field("exit-code")).isEqualTo("07");
    }

    @Test
    @Tag("beyond-gdbserver")
    void aSessionThatIsCutOffIsTakenUpAgain() {
        Program workers = Programs.c("workers");
        ChildProcess process = debugging.running(workers, 2);
        RunningServer server = debugging.attachedTo(process);
        connect(workers, server.address());
        gdb.breakAt("work");
        assertThat(gdb.resume("-exec-continue").function()).isEqualTo("work");

        gdb.killGdb();
        Gdb again = debugging.gdb();
        again.connect(server);

        assertThat(again.infoThreads()).contains("worker-1", "worker-2");
        again.detach();
        process.type("\n");
        process.stdout().await("^consistent");
    }
}
