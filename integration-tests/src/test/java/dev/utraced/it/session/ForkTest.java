package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Children and new programs: fork, vfork, exec, and whom gdb follows. */
final class ForkTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program forks = Programs.c("forks");

    private Gdb inMain(String how) {
        Gdb gdb = debugging.runnable(forks);
        gdb.cli("set args " + how);
        gdb.breakAt("main");
        gdb.run();
        return gdb;
    }

    @ParameterizedTest
    @ValueSource(strings = {"fork", "vfork"})
    void theParentIsFollowedAndTheChildRunsFree(String how) {
        Gdb gdb = inMain(how);
        gdb.breakAt("in_child");
        gdb.breakAt("in_parent");

        assertThat(gdb.cont().function()).isEqualTo("in_parent");
        assertThat(gdb.print("status")).isEqualTo("4");
        assertThat(gdb.cont().field("exit-code")).isEqualTo("06");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fork", "vfork"})
    void theChildIsFollowedAndTheParentRunsFree(String how) {
        Gdb gdb = inMain(how);
        gdb.cli("set follow-fork-mode child");
        gdb.breakAt("in_child");
        gdb.breakAt("in_parent");

        assertThat(gdb.cont().function()).isEqualTo("in_child");
        assertThat(gdb.cont().field("exit-code")).isEqualTo("04");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fork", "vfork"})
    void theChildIsCaughtAtItsBirth(String how) {
        Gdb gdb = inMain(how);
        gdb.cli("catch " + how);

        assertThat(gdb.cont().reason()).isEqualTo(how);
        assertThat(gdb.cont().field("exit-code")).isEqualTo("06");
    }

    @Test
    void parentAndChildAreHeldBoth() {
        Gdb gdb = inMain("fork");
        gdb.cli("set detach-on-fork off");
        gdb.cli("set schedule-multiple on");
        gdb.breakAt("in_child");

        Stop stop = gdb.cont();

        assertThat(stop.function()).isEqualTo("in_child");
        assertThat(gdb.cli("info inferiors").lines().filter(line -> line.contains("process")))
                .hasSize(2);
        assertThat(gdb.cont().field("exit-code")).isEqualTo("04");
        gdb.cli("inferior 1");
        assertThat(gdb.cont().field("exit-code")).isEqualTo("06");
    }

    @Test
    void aNewProgramKeepsTheBreakpointsByTheirNames() {
        Program basics = Programs.c("basics");
        Gdb gdb = debugging.launched(Programs.c("execs"), basics.binary());
        gdb.cli("set breakpoint pending on");
        gdb.breakAt("square");

        Stop stop = gdb.cont();

        assertThat(stop.function()).isEqualTo("square");
        assertThat(gdb.cli("info inferiors")).contains(basics.path());
        gdb.cli("delete");
        assertThat(gdb.cont().field("exit-code")).isEqualTo("07");
    }

    @Test
    void aNewProgramIsCaughtAtItsFirstInstruction() {
        Gdb gdb = debugging.launched(Programs.c("execs"), Programs.c("basics").binary());
        gdb.cli("catch exec");

        assertThat(gdb.cont().reason()).isEqualTo("exec");
        assertThat(gdb.cont().field("exit-code")).isEqualTo("07");
    }

    @Test
    void a32BitProgramIsDebuggedAfterA64BitOneHasBecomeIt() {
        Program basics = Programs.c32("basics");
        Gdb gdb = debugging.launched(Programs.c("execs"), basics.binary());
        gdb.cli("set breakpoint pending on");
        gdb.breakAt("square");

        assertThat(gdb.cont().function()).isEqualTo("square");
        assertThat(gdb.print("sizeof(void *)")).isEqualTo("4");
        assertThat(gdb.cli("info registers")).contains("eax").doesNotContain("rax");
    }
}
