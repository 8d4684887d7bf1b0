package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Programs whose output the client shows, and who read what is typed there. */
@Tag("beyond-gdbserver")
final class ProgramOutputTest {
    private static final String BEFORE = "to output\nto errors\nno line end";
    private static final String LAST = "line 19999\n";

    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program echoes = Programs.c("echoes");

    private Gdb gdb(String... options) {
        Gdb gdb = debugging.gdb();
        gdb.file(echoes);
        gdb.cli("set remote exec-file " + echoes.path());
        gdb.connectExtended(debugging.multi(options));
        return gdb;
    }

    @Test
    void whatTheProgramPrintsIsShownBeforeTheStopThatFollows() {
        Gdb gdb = gdb("--io=client");
        gdb.breakAt("pause_here");

        gdb.run();

        assertThat(gdb.shown()).containsSubsequence(BEFORE, "Breakpoint 1, pause_here");
    }

    @Test
    void theProgramReadsWhatIsTypedAndAllThatItPrintsIsShown() {
        Gdb gdb = gdb("--io=client");
        gdb.breakAt("pause_here");
        gdb.run();
        gdb.cli("monitor type one two");
        gdb.cli("monitor type  three");
        gdb.cli("monitor end-input");

        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");

        assertThat(gdb.shown()).contains("[one two]\n[three]\nline 0\nline 1\n").contains(LAST);
        assertThat(gdb.shown().lines().filter(line -> line.startsWith("line "))).hasSize(20_000);
        assertThat(debugging.server().process().stdout().text()).isEmpty();
    }

    @Test
    void theProgramReadsAFile(@TempDir Path folder) throws Exception {
        Path input = Files.writeString(folder.resolve("input"), "from a file\n");
        Gdb gdb = gdb("--io=client", "--input=" + input);

        assertThat(gdb.run().reason()).isEqualTo("exited-normally");

        assertThat(gdb.shown()).contains("[from a file]\nline 0\n").contains(LAST);
    }

    @Test
    void inNonStopTheOutputIsTheServers() {
        Gdb gdb = debugging.gdb();
        gdb.cli("set non-stop on");
        gdb.file(echoes);
        gdb.cli("set remote exec-file " + echoes.path());
        gdb.connectExtended(debugging.multi("--io=client", "--input=/dev/null"));

        assertThat(gdb.run().reason()).isEqualTo("exited-normally");

        debugging.server().process().stdout().await("^line 19999");
        assertThat(gdb.shown()).doesNotContain("line 0");
    }

    @Test
    void aProgramThatIsLetGoOfPrintsToTheServersOutput() {
        Gdb gdb = gdb("--io=client");
        gdb.breakAt("pause_here");
        gdb.run();
        gdb.cli("monitor end-input");

        gdb.detach();

        debugging.server().process().stdout().await("^line 19999");
    }
}
