package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The processor steps by a flag, and a program that looks at its flags or sets them is not to notice. */
@Tag("beyond-gdbserver")
final class FlagsTest {
    private static final int TRAP_FLAG = 0x100;

    @RegisterExtension
    final Debugging debugging = new Debugging();

    private static Program program(String kind) {
        return kind.equals("32") ? Programs.c32("flags") : Programs.c("flags");
    }

    private Gdb atPush(Program program) {
        Gdb gdb = debugging.launched(program);
        gdb.breakAt("flags.c:" + program.line("pushes"));
        gdb.cont();
        return gdb;
    }

    private static long flags(Gdb gdb) {
        return Long.parseLong(gdb.print("flags"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"64", "32"})
    void steppedByInstructionsItPushesItsOwnFlagsAndKeepsThem(String kind) {
        Program program = program(kind);
        Gdb gdb = atPush(program);
        while (gdb.stepInstruction().line() != program.line("after")) {
            assertThat(gdb.print("$eflags")).doesNotContain("TF");
        }
        assertThat(flags(gdb) & TRAP_FLAG).isZero();
        assertThat(gdb.print("$eflags")).doesNotContain("TF");
        gdb.stepInstruction();
        assertThat(gdb.print("$eflags")).doesNotContain("TF");
        assertThat(gdb.cont().field("exit-code")).isEqualTo("07");
    }

    @ParameterizedTest
    @ValueSource(strings = {"64", "32"})
    void steppedByLinesItPushesItsOwnFlagsAndKeepsThem(String kind) {
        Program program = program(kind);
        Gdb gdb = atPush(program);
        while (gdb.next().line() != program.line("after")) {
            assertThat(gdb.print("$eflags")).doesNotContain("TF");
        }
        gdb.next();
        assertThat(gdb.print("$eflags")).doesNotContain("TF");
        assertThat(flags(gdb) & TRAP_FLAG).isZero();
        assertThat(gdb.cont().field("exit-code")).isEqualTo("07");
    }

    @ParameterizedTest
    @ValueSource(strings = {"64", "32"})
    void breakpointsWithFalseConditionsOnTheWayChangeNothing(String kind) {
        Program program = program(kind);
        Gdb gdb = debugging.launched(program);
        for (String place : new String[] {"pushes", "takes", "gives", "pops"}) {
            gdb.breakAt("flags.c:" + program.line(place) + " if flags == 1");
        }
        gdb.breakAt("flags.c:" + program.line("after"));
        gdb.cont();
        assertThat(flags(gdb) & TRAP_FLAG).isZero();
        assertThat(gdb.cont().field("exit-code")).isEqualTo("07");
    }
}
