package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tracepoints: data is collected while the program runs, and looked at later. */
final class TracepointTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    /** Trace files do not say where a program was loaded. */
    private final Program loop = Programs.atFixedAddress("loop");

    /** What the tracepoint that was set last does at a hit. */
    private static void actions(Gdb gdb, String... actions) {
        gdb.mi("-break-commands " + gdb.print("$bpnum") + " \"" + String.join("\" \"", actions) + "\"");
    }

    private Gdb traced(int rounds, String tracepoint, String... actions) {
        Gdb gdb = debugging.launched(loop, rounds);
        gdb.cli(tracepoint);
        actions(gdb, actions);
        gdb.breakAt(loop.at("all rounds done"));
        gdb.cli("tstart");
        gdb.cont();
        return gdb;
    }

    @Test
    void whatWasCollectedIsThereFrameByFrame() {
        Gdb gdb = traced(5, "trace hit", "collect $regs, round, counter");
        gdb.cli("tstop");

        assertThat(gdb.cli("tstatus")).contains("Collected 5 trace frames");
        assertThat(gdb.cli("tfind start")).contains("hit");
        assertThat(gdb.print("round")).isEqualTo("1");
        assertThat(gdb.print("counter")).isEqualTo("0");
        gdb.cli("tfind 4");
        assertThat(gdb.print("round")).isEqualTo("5");
        assertThat(gdb.print("counter")).isEqualTo("4");
        assertThat(gdb.cli("tdump")).contains("round = 5");
        gdb.cli("tfind none");
        assertThat(gdb.print("counter")).isEqualTo("5");
    }

    @Test
    void conditionsAndVariablesOfTheTraceAreEvaluatedInTheServer() {
        Gdb gdb = debugging.launched(loop, 10);
        gdb.cli("tvariable $hits = 0");
        gdb.cli("trace hit if round % 2 == 0");
        actions(gdb, "collect round", "teval $hits = $hits + 1");
        gdb.breakAt(loop.at("all rounds done"));
        gdb.cli("tstart");
        gdb.cont();
        gdb.cli("tstop");

        assertThat(gdb.cli("info tvariables")).containsPattern("\\$hits +0 +5");
        gdb.cli("tfind 1");
        assertThat(gdb.print("round")).isEqualTo("4");
    }

    @Test
    void stepsAfterAHitAreCollectedToo() {
        Gdb gdb = traced(1, "trace hit", "while-stepping 3", "collect $regs", "end");
        gdb.cli("tstop");

        assertThat(gdb.cli("tstatus")).contains("Collected 4 trace frames");
        String first = frame(gdb, 0);
        assertThat(frame(gdb, 1)).isNotEqualTo(first);
    }

    private static String frame(Gdb gdb, int number) {
        gdb.cli("tfind " + number);
        return gdb.print("$pc");
    }

    @Test
    void thePassCountEndsTheRun() {
        Gdb gdb = debugging.launched(loop, 10);
        gdb.cli("trace hit");
        gdb.cli("passcount 3");
        gdb.breakAt(loop.at("all rounds done"));
        gdb.cli("tstart");
        gdb.cont();

        assertThat(gdb.cli("tstatus")).contains("Trace stopped by tracepoint 1").contains("Collected 3 trace frames");
    }

    @Test
    void aTraceIsSavedOnBothSidesAndReadAgain(@TempDir Path folder) {
        Gdb gdb = traced(3, "trace hit", "collect $regs, round");
        gdb.cli("tstop");
        Path here = folder.resolve("here.tf");
        gdb.cli("tsave " + here);
        checkFile(here);
    }

    @Test
    @Tag("beyond-gdbserver")
    void theServerSavesATraceItself(@TempDir Path folder) {
        Gdb gdb = traced(3, "trace hit", "collect $regs, round");
        gdb.cli("tstop");
        Path there = folder.resolve("there.tf");
        gdb.cli("tsave -r " + there);
        checkFile(there);
    }

    private void checkFile(Path file) {
        Gdb reader = debugging.gdb();
        reader.file(loop);
        reader.cli("target tfile " + file);
        reader.cli("tfind 2");
        assertThat(reader.print("round")).isEqualTo("3");
    }

    /** gdb takes definitions over only where a process is there when it connects, so the next one sees the frames alone. */
    @Test
    @Tag("beyond-gdbserver")
    void aTraceGoesOnWithoutGdbAndTheNextOneFindsIt() {
        ChildProcess process = debugging.running(Programs.c("workers"));
        Gdb gdb = debugging.attached(process);
        gdb.cli("trace work");
        actions(gdb, "collect id");
        gdb.cli("set disconnected-tracing on");
        gdb.cli("set circular-trace-buffer on");
        gdb.cli("tstart");
        gdb.detach();
        gdb.close();

        Gdb next = debugging.gdb();
        next.connectExtended(debugging.server());
        next.attach(process.pid());
        assertThat(next.cli("tstatus")).contains("Trace is running on the target");
        next.cli("tstop");
        next.cli("tfind start");
        assertThat(next.printLong("id")).isBetween(1L, 3L);
        next.cli("tfind none");
        next.detach();
        process.type("\n");
        assertThat(process.awaitExit()).isZero();
    }
}
