package dev.utraced.it.economy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Programs;
import dev.utraced.it.rsp.RspClient;
import dev.utraced.it.server.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How often the server's loop, its first thread, reads and writes files, {@code /proc/PID/mem} among them, for a packet: the kernel counts
 * that for each thread.
 */
@Tag("beyond-gdbserver")
final class KernelCallTest {
    private static final int THREADS = 20;
    private static final int TIMES = 200;

    /** Now and then the loop loads a class. */
    private static final int SLACK = TIMES / 10;

    /** So often the loop looks, by one read, whether others want the processors, before it polls. */
    private static final int LOAD_EVERY_MILLIS = 5;

    @RegisterExtension
    final Debugging debugging = new Debugging();

    private Path loop;
    private RspClient client;
    private String place;

    @BeforeEach
    void attach() {
        ChildProcess process = debugging.running(Programs.c("workers"), THREADS);
        RunningServer server = debugging.attachedTo(process);
        String pid = Long.toString(server.process().pid());
        loop = Path.of("/proc", pid, "task", pid);
        client = debugging.closing(RspClient.extended(server));
        client.ask("?");
        place = Long.toHexString(endOfStack(process.pid()) - 0x100);
    }

    /** Where the environment is, which the program does not look at any more. */
    private static long endOfStack(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/maps")).stream()
                    .filter(line -> line.endsWith("[stack]"))
                    .map(line -> Long.parseUnsignedLong(line.substring(line.indexOf('-') + 1, line.indexOf(' ')), 16))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileCalls callsOf(String... packets) {
        for (String packet : packets) {
            client.ask(packet);
        }
        FileCalls before = FileCalls.of(loop);
        for (int i = 0; i < TIMES; i++) {
            for (String packet : packets) {
                client.ask(packet);
            }
        }
        return FileCalls.of(loop).since(before);
    }

    private static void assertReads(FileCalls calls, int each) {
        long looksAtLoad = calls.millis() / LOAD_EVERY_MILLIS;
        assertThat(calls.reads()).isBetween((long) TIMES * each, (long) TIMES * each + SLACK + looksAtLoad);
    }

    private static void assertWrites(FileCalls calls, int each) {
        assertThat(calls.writes()).isBetween((long) TIMES * each, (long) TIMES * each + SLACK);
    }

    @Test
    void memoryIsReadByOneCall() {
        FileCalls calls = callsOf("m" + place + ",40");
        assertReads(calls, 1);
        assertWrites(calls, 0);
    }

    @Test
    void memoryIsWrittenByOneCall() {
        FileCalls calls = callsOf("M" + place + ",8:0000000000000000");
        assertReads(calls, 0);
        assertWrites(calls, 1);
    }

    @Test
    void registersNeedNoFile() {
        FileCalls calls = callsOf("g");
        assertReads(calls, 0);
        assertWrites(calls, 0);
    }

    /** One to save or to check what is there, one to change it. */
    @Test
    void aBreakpointComesAndGoesByTwoCallsEach() {
        FileCalls calls = callsOf("Z0," + place + ",1", "z0," + place + ",1");
        assertReads(calls, 2);
        assertWrites(calls, 2);
    }

    @Test
    void aListOfThreadsReadsNothingAgainAtTheSameStop() {
        FileCalls calls = callsOf("qXfer:threads:read::0,4000");
        assertReads(calls, 0);
    }
}
