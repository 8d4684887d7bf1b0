package dev.utraced.it.economy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Deadline;
import dev.utraced.it.process.Programs;
import dev.utraced.it.rsp.RspClient;
import dev.utraced.it.server.RunningServer;
import dev.utraced.linux.machine.Machine;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a list of many threads costs the server's loop, in reads of files. */
@Tag("beyond-gdbserver")
final class ManyThreadsCallTest {
    private static final int THREADS = 300;
    private static final String LIST = "qXfer:threads:read::0,fffff";

    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final ChildProcess process = debugging.running(Programs.c("blockers"), THREADS);
    private final RunningServer server = debugging.attachedTo(process);
    private final Path loop = Path.of(
            "/proc/" + server.process().pid() + "/task/" + server.process().pid());
    private final RspClient client = debugging.closing(RspClient.extended(server));

    private long readsOfAListAtANewStop() {
        client.send("vCont;c");
        client.interrupt();
        assertThat(client.reply()).startsWith("T02");
        FileCalls before = FileCalls.of(loop);
        assertThat(client.ask(LIST).split("name=\"blockers\"", -1)).hasSizeGreaterThan(THREADS);
        return FileCalls.of(loop).since(before).reads();
    }

    @Test
    void fromSomeListOnItIsAFewForAllThreads() throws IOException {
        Machine.assumeListsThreadsInKernel();
        client.ask("?");
        Deadline deadline = Deadline.fromNow();
        long reads = readsOfAListAtANewStop();
        while (reads > THREADS / 10 && !deadline.hasPassed()) {
            reads = readsOfAListAtANewStop();
        }

        assertThat(reads).isLessThan(THREADS / 10);
    }
}
