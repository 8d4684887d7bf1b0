package dev.utraced.it.economy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Deadline;
import dev.utraced.it.process.Programs;
import dev.utraced.it.process.TaskState;
import dev.utraced.it.rsp.RspClient;
import dev.utraced.it.server.RunningServer;
import dev.utraced.linux.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the server's loop competes for processors. */
@Tag("beyond-gdbserver")
final class UrgencyTest {
    private static final int THREADS = 40;

    /** SCHED_OTHER and SCHED_RR, see sched(7). */
    private static final int ORDINARY = 0;

    private static final int REAL_TIME = 2;

    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final ChildProcess process = debugging.running(Programs.c("blockers"), THREADS);
    private final RunningServer server = debugging.multi();
    private final RspClient client = debugging.closing(RspClient.extended(server));

    @Test
    void theLoopIsARealTimeThreadWhereDozensOfThreadsStopAndAnOrdinaryOneASecondLater()
            throws IOException, InterruptedException {
        Machine.assumeGrantsRealTime();
        awaitOrdinary();

        assertThat(client.ask("vAttach;%x".formatted(process.pid()))).startsWith("T");

        assertThat(policy(loop())).isEqualTo(REAL_TIME);
        awaitOrdinary();
        assertThat(policy(bell())).as("policy of the bell").isEqualTo(REAL_TIME);
    }

    /** It looks whether it still is in a crowd when it has something to do. */
    private void awaitOrdinary() throws IOException {
        Deadline deadline = Deadline.fromNow();
        while (policy(loop()) != ORDINARY) {
            client.ask("qC");
            if (deadline.hasPassed()) {
                assumeThat(runnableTasks())
                        .as("tasks that want a processor: others crowd this machine all the time")
                        .isLessThanOrEqualTo(2 * Runtime.getRuntime().availableProcessors());
                assertThat(policy(loop())).isEqualTo(ORDINARY);
            }
        }
    }

    /** As {@code /proc/loadavg} counts them, in front of the slash. */
    private static int runnableTasks() throws IOException {
        return Integer.parseInt(Files.readString(Path.of("/proc/loadavg")).split("[ /]")[3]);
    }

    private long loop() {
        return server.process().pid();
    }

    private long bell() {
        return TaskState.threads(server.process().pid()).stream()
                .filter(thread -> TaskState.name(thread).equals("bell"))
                .findFirst()
                .orElseThrow();
    }

    /** The 41st field of its stat file; the second, the name, may hold spaces. */
    private static int policy(long tid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + tid + "/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[41 - 3]);
    }
}
