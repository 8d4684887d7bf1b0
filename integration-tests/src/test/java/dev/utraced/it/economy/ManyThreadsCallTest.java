package dev.utraced.it.economy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Deadline;
import dev.utraced.it.process.Programs;
import dev.utraced.it.rsp.RspClient;
import dev.utraced.it.server.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a list of many threads costs the server's loop, in reads of files. */
@Tag("beyond-gdbserver")
final class ManyThreadsCallTest {
    private static final int THREADS = 300;

    /** PROC_PID_INIT_INO of linux/proc_ns.h. */
    private static final String FIRST_PID_NAMESPACE = "pid:[4026531836]";

    private static final String LIST = "qXfer:threads:read::0,fffff";

    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final ChildProcess process = debugging.running(Programs.c("blockers"), THREADS);
    private final RunningServer server = debugging.attachedTo(process);
    private final Path loop = Path.of(
            "/proc/" + server.process().pid() + "/task/" + server.process().pid());
    private final RspClient client = debugging.closing(RspClient.extended(server));

    private static boolean isKernelNewEnough() {
        Matcher version = Pattern.compile("(\\d+)\\.(\\d+).*").matcher(System.getProperty("os.version"));
        return version.matches()
                && 1000 * Integer.parseInt(version.group(1)) + Integer.parseInt(version.group(2)) >= 6001;
    }

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
        assumeTrue(
                Files.isReadable(Path.of("/sys/kernel/btf/vmlinux")),
                "this kernel is built without the description of its types (CONFIG_DEBUG_INFO_BTF)");
        assumeTrue(
                ProcessHandle.current().info().user().filter("root"::equals).isPresent(),
                "only root is sure to be allowed programs inside the kernel");
        assumeTrue(isKernelNewEnough(), "before Linux 6.1 such a program goes through the threads of all processes");
        assumeTrue(
                Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).endsWith(FIRST_PID_NAMESPACE),
                "in an inner PID namespace such a program knows threads by other numbers");
        client.ask("?");
        Deadline deadline = Deadline.fromNow();
        long reads = readsOfAListAtANewStop();
        while (reads > THREADS / 10 && !deadline.hasPassed()) {
            reads = readsOfAListAtANewStop();
        }

        assertThat(reads).isLessThan(THREADS / 10);
    }
}
