package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.linux.machine.Machine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Breakpoints beyond the plain one: conditional, temporary, hardware, in the program's own text. */
final class BreakpointTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program loop = Programs.c("loop");

    @Test
    void aConditionIsDecidedByTheServerAndStopsAtItsHit() {
        Gdb gdb = debugging.launched(loop, 10100);
        gdb.cli("set breakpoint condition-evaluation target");
        gdb.breakAt("hit if round == 10000");

        Stop stop = gdb.cont();

        assertThat(stop.function()).isEqualTo("hit");
        assertThat(gdb.print("round")).isEqualTo("10000");
        assertThat(gdb.cli("info breakpoints")).contains("(target evals)").contains("already hit 1 time");
    }

    @Test
    void aConditionOnMemoryIsDecidedByTheServer() {
        Gdb gdb = debugging.launched(loop);
        gdb.cli("set breakpoint condition-evaluation target");
        gdb.breakAt("hit if hundreds * 2 > 13 && counter % 2 == 1");

        gdb.cont();

        assertThat(gdb.print("round")).isEqualTo("702");
    }

    @Test
    void aConditionThatNeverHoldsDoesNotStop() {
        Gdb gdb = debugging.launched(loop, 500);
        gdb.cli("set breakpoint condition-evaluation target");
        gdb.breakAt("hit if round < 0");

        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");
    }

    @Test
    @Tag("beyond-gdbserver")
    void whereTheConditionIsFalseOnACallThatWaitsForAnotherThreadBothGoOn() {
        Gdb gdb = debugging.launched(Programs.c("pipes"));
        gdb.breakAt("main");
        gdb.cont();
        gdb.cli("set breakpoint condition-evaluation target");
        gdb.breakAt("*the_call if $rax == 9999");

        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");
        debugging.server().process().stdout().await("^rounds 200");
    }

    @Test
    void aConditionDecidedByGdbStopsAtItsHit() {
        Gdb gdb = debugging.launched(loop, 300);
        gdb.cli("set breakpoint condition-evaluation host");
        gdb.breakAt("hit if round == 200");

        gdb.cont();

        assertThat(gdb.print("round")).isEqualTo("200");
    }

    @Test
    void twoConditionsAtOnePlaceAreBothKept() {
        Gdb gdb = debugging.launched(loop);
        gdb.cli("set breakpoint condition-evaluation target");
        gdb.breakAt("hit if round == 70");
        gdb.breakAt("hit if round == 50");

        gdb.cont();
        assertThat(gdb.print("round")).isEqualTo("50");
        gdb.cont();
        assertThat(gdb.print("round")).isEqualTo("70");
    }

    @Test
    void aHardwareBreakpointStopsWithoutChangingTheProgram() {
        Machine.assumeDebugRegistersFire();
        Gdb gdb = debugging.launched(loop, 10);
        gdb.cli("hbreak hit");

        Stop stop = gdb.cont();

        assertThat(stop.reason()).isEqualTo("breakpoint-hit");
        assertThat(stop.function()).isEqualTo("hit");
        gdb.cont();
        assertThat(gdb.print("round")).isEqualTo("2");
    }

    @Test
    void aFifthHardwareBreakpointIsRefused() {
        Machine.assumeDebugRegistersFire();
        Gdb gdb = debugging.launched(loop, 10);
        for (int i = 0; i < 5; i++) {
            gdb.cli("hbreak *(hit + %d)".formatted(4 * i));
        }

        gdb.contIsRefused("Cannot insert hardware breakpoint");
    }

    @Test
    void disassemblyShowsTheProgramsOwnBytesUnderABreakpoint() {
        Gdb gdb = debugging.launched(loop, 10);
        gdb.breakAt("main");
        gdb.cont();
        String before = gdb.cli("x/8i hit") + gdb.cli("x/16xb hit");
        gdb.cli("set breakpoint always-inserted on");
        gdb.breakAt("*hit");
        gdb.breakAt("*(hit + 4)");

        assertThat(gdb.cli("x/8i hit") + gdb.cli("x/16xb hit")).isEqualTo(before);
    }

    @Test
    void writingUnderABreakpointChangesTheProgramAndKeepsTheBreakpoint() {
        Gdb gdb = debugging.launched(loop, 10);
        gdb.breakAt("main");
        gdb.cont();
        gdb.cli("set breakpoint always-inserted on");
        gdb.breakAt("*hit");
        long original = gdb.printLong("*(unsigned char *)hit");

        gdb.cli("set var *(unsigned char *)hit = 0x90");
        assertThat(gdb.printLong("*(unsigned char *)hit")).isEqualTo(0x90);
        gdb.cli("set var *(unsigned char *)hit = " + original);

        assertThat(gdb.cont().reason()).isEqualTo("breakpoint-hit");
        gdb.cli("delete");
        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");
    }

    @Test
    void aTemporaryBreakpointIsHitOnce() {
        Gdb gdb = debugging.launched(loop, 10);
        gdb.cli("tbreak hit");

        assertThat(gdb.cont().function()).isEqualTo("hit");
        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");
    }

    @Test
    void aDisabledBreakpointIsNotHit() {
        Gdb gdb = debugging.launched(loop, 10);
        gdb.breakAt("hit");
        gdb.cont();
        gdb.cli("disable 1");

        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");
    }

    @Test
    void aBreakpointInstructionOfTheProgramItselfIsReportedAsATrapAndPassed() {
        Program trap = Programs.c("trap");
        Gdb gdb = debugging.launched(trap);

        Stop stop = gdb.cont();
        assertThat(stop.field("signal-name")).isEqualTo("SIGTRAP");
        assertThat(stop.function()).isEqualTo("main");

        assertThat(gdb.cont().field("exit-code")).isEqualTo("01");
    }

    @Test
    void aBreakpointInAnUnmappedPlaceIsRefused() {
        Gdb gdb = debugging.launched(loop, 10);
        gdb.breakAt("*0x10");

        gdb.contIsRefused("Cannot access memory at address 0x10");
    }

    @Test
    void aDprintfPrintsAndGoesOn() {
        Gdb gdb = debugging.launched(loop, 4);
        gdb.cli("dprintf hit,\"round %d\\n\", round");

        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");
        assertThat(gdb.transcript()).contains("round 1").contains("round 4");
    }
}
