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

/** A second gdb of the same environment, which reads memory while the program runs in the first. */
@Tag("beyond-gdbserver")
final class AuxiliaryGdbTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program workers = Programs.c("workers");
    private final ChildProcess process = debugging.running(workers, 2);
    private final RunningServer server = debugging.multi();

    private Gdb auxiliary() {
        Gdb gdb = debugging.gdb();
        gdb.file(workers);
        gdb.cli("set mem inaccessible-by-default off");
        gdb.cli("set stack-cache off");
        gdb.cli("set remote interrupt-on-connect off");
        gdb.cli("set non-stop on");
        gdb.connectExtended(server);
        gdb.attach(process.pid());
        gdb.awaitStop();
        gdb.awaitStop();
        gdb.mi("-exec-continue --all");
        return gdb;
    }

    @Test
    void memoryIsReadWhileTheProgramRunsInTheFirst() {
        Gdb first = debugging.gdb();
        first.connectExtended(server);
        first.attach(process.pid());
        first.contInBackground();
        Gdb second = auxiliary();

        long before = second.printLong("total");
        while (second.printLong("total") == before) {
            assertThat(second.infoThreads()).contains("(running)");
        }
        first.interrupt();

        long held = second.printLong("total");
        assertThat(second.printLong("total")).isEqualTo(held);
        second.detach();
        assertThat(first.printLong("total")).isEqualTo(held);
        first.detach();
        process.type("\n");
        process.stdout().await("^consistent");
    }
}
