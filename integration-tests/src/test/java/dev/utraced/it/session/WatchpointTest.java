package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.linux.machine.Machine;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Watchpoints: every thread that touches the data stops, and gdb tells the old and the new value. */
final class WatchpointTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program watched = Programs.c("watched");

    @BeforeEach
    void needsDebugRegisters() {
        Machine.assumeDebugRegistersFire();
    }

    private Gdb atMain() {
        Gdb gdb = debugging.launched(watched);
        gdb.breakAt("main");
        gdb.cont();
        return gdb;
    }

    @Test
    void aWriteThatChangesTheValueStops() {
        Gdb gdb = atMain();
        gdb.cli("watch watched");

        Stop stop = gdb.cont();

        assertThat(stop.reason()).isEqualTo("watchpoint-trigger");
        assertThat(stop.fields().get("value")).isEqualTo(Map.of("old", "0", "new", "1"));
        assertThat(stop.line()).isEqualTo(watched.line("main writes the same"));
    }

    @Test
    void aWriteOfTheSameValueDoesNotStopAndTheWriteOfAnotherThreadDoes() {
        Gdb gdb = atMain();
        gdb.cli("watch watched");
        gdb.cont();

        Stop stop = gdb.cont();

        assertThat(stop.fields().get("value")).isEqualTo(Map.of("old", "1", "new", "2"));
        assertThat(stop.line()).isEqualTo(watched.line("other thread has written"));
        assertThat(stop.thread()).isEqualTo(2);
    }

    @Test
    void aThreadThatIsCreatedLaterIsWatchedToo() {
        Gdb gdb = atMain();
        gdb.cli("watch watched");
        gdb.cont();
        gdb.cont();

        Stop stop = gdb.cont();

        assertThat(stop.fields().get("value")).isEqualTo(Map.of("old", "2", "new", "3"));
        assertThat(stop.line()).isEqualTo(watched.line("later thread has written"));
        assertThat(stop.thread()).isEqualTo(3);
    }

    @Test
    void aReadWatchpointStopsAtTheRead() {
        Gdb gdb = atMain();
        gdb.cli("rwatch readable");

        Stop stop = gdb.cont();

        assertThat(stop.reason()).isEqualTo("read-watchpoint-trigger");
        assertThat(stop.line()).isIn(watched.line("main reads"), watched.line("main writes what it read"));
        assertThat(gdb.print("readable")).isEqualTo("5");
    }

    @Test
    void anAccessWatchpointStopsAtTheReadAndAtTheWrite() {
        Gdb gdb = atMain();
        gdb.cli("awatch readable");

        Stop read = gdb.cont();
        assertThat(read.reason()).isEqualTo("access-watchpoint-trigger");
        assertThat(gdb.print("readable")).isEqualTo("5");

        Stop write = gdb.cont();
        assertThat(write.reason()).isEqualTo("access-watchpoint-trigger");
        assertThat(gdb.print("readable")).isEqualTo("6");
    }

    @Test
    void anUnalignedRegionIsWatchedToItsLastByte() {
        Gdb gdb = atMain();
        gdb.cli("watch fields.odd");

        Stop stop = gdb.cont();

        assertThat(stop.reason()).isEqualTo("watchpoint-trigger");
        assertThat(stop.line()).isEqualTo(watched.line("writes a short"));
        assertThat(gdb.cont().reason()).isIn("exited-normally", "watchpoint-scope");
    }

    @Test
    void fourWatchpointsWorkAtOnceAndAFifthIsRefused() {
        Gdb gdb = atMain();
        for (String variable : new String[] {"watched", "readable", "copy", "fields.last"}) {
            gdb.cli("watch " + variable);
        }
        assertThat(gdb.cont().line()).isEqualTo(watched.line("main writes the same"));
        assertThat(gdb.cont().line()).isEqualTo(watched.line("main writes what it read"));
        gdb.cli("watch fields.tag");

        gdb.contIsRefused("Could not insert hardware watchpoint");
    }

    @Test
    void aDeletedWatchpointLetsTheProgramRun() {
        Gdb gdb = atMain();
        gdb.cli("watch watched");
        gdb.cont();
        gdb.cli("delete");

        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");
    }

    @Test
    void aWatchpointWithAConditionStopsWhenItHolds() {
        Gdb gdb = debugging.launched(Programs.c("loop"));
        gdb.breakAt("main");
        gdb.cont();
        gdb.cli("watch hundreds if hundreds == 30");

        gdb.cont();

        assertThat(gdb.print("counter")).isEqualTo("3000");
    }

    @Test
    void aLocalVariableIsWatchedUntilItsFrameEnds() {
        Program basics = Programs.c("basics");
        Gdb gdb = debugging.launched(basics);
        gdb.breakAt("square if n == 3");
        gdb.cont();
        gdb.cli("watch result");

        assertThat(gdb.cont().reason()).isEqualTo("watchpoint-trigger");
        assertThat(gdb.print("result")).isEqualTo("9");
        assertThat(gdb.cont().reason()).isEqualTo("watchpoint-scope");
    }
}
