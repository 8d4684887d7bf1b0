package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Running to a place, line by line, into and out of functions, to the end. */
final class RunControlTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program basics = Programs.c("basics");

    private Gdb inSquare() {
        Gdb gdb = debugging.launched(basics);
        gdb.breakAt("square");
        assertThat(gdb.cont().function()).isEqualTo("square");
        return gdb;
    }

    private Gdb inMain() {
        Gdb gdb = debugging.launched(basics);
        gdb.breakAt("main");
        gdb.cont();
        return gdb;
    }

    @Test
    void aBreakpointInMainIsHitAtItsFirstLine() {
        Gdb gdb = debugging.launched(basics);
        gdb.breakAt("main");

        Stop stop = gdb.cont();

        assertThat(stop.reason()).isEqualTo("breakpoint-hit");
        assertThat(stop.function()).isEqualTo("main");
        assertThat(stop.line()).isEqualTo(basics.line("first line"));
    }

    @Test
    void theBacktraceLeadsFromTheInnermostFunctionToMain() {
        assertThat(inSquare().backtrace().lines())
                .satisfiesExactly(
                        frame -> assertThat(frame).contains("square (n=1)"),
                        frame -> assertThat(frame).contains("sum_of_squares (upto=5)"),
                        frame -> assertThat(frame).contains("main ()"));
    }

    @Test
    void stepEntersAFunctionAndNextDoesNot() {
        Gdb gdb = inMain();

        assertThat(gdb.step().function()).isEqualTo("sum_of_squares");
        assertThat(gdb.next().line()).isEqualTo(basics.line("calls square"));
        assertThat(gdb.next().function()).isEqualTo("sum_of_squares");
        assertThat(gdb.print("total")).isEqualTo("1");
    }

    @Test
    void nextOverACallEndsInTheCaller() {
        Gdb gdb = inMain();

        Stop stop = gdb.next();

        assertThat(stop.reason()).isEqualTo("end-stepping-range");
        assertThat(stop.line()).isEqualTo(basics.line("after the call"));
        assertThat(gdb.print("sum")).isEqualTo("55");
    }

    @Test
    void finishTellsTheReturnValue() {
        Stop stop = inSquare().finish();

        assertThat(stop.reason()).isEqualTo("function-finished");
        assertThat(stop.function()).isEqualTo("sum_of_squares");
        assertThat(stop.field("return-value")).isEqualTo("1");
    }

    @Test
    void untilRunsThroughALoop() {
        Gdb gdb = inMain();
        gdb.step();

        Stop stop = gdb.until(basics.at("after the loop"));

        assertThat(stop.line()).isEqualTo(basics.line("after the loop"));
        assertThat(gdb.print("total")).isEqualTo("55");
    }

    @Test
    void aBreakpointIsHitEachTimeAndNoMoreAfterItIsDeleted() {
        Gdb gdb = inSquare();

        assertThat(gdb.cont().function()).isEqualTo("square");
        assertThat(gdb.print("n")).isEqualTo("2");
        gdb.cli("delete");

        assertThat(gdb.cont().reason()).isEqualTo("exited");
    }

    @Test
    void anIgnoredBreakpointStopsAfterAsManyHits() {
        Gdb gdb = inSquare();
        gdb.cli("ignore 1 3");

        gdb.cont();

        assertThat(gdb.print("n")).isEqualTo("5");
    }

    @Test
    void theExitCodeReachesTheUser() {
        Gdb gdb = debugging.launched(basics);

        Stop stop = gdb.cont();

        assertThat(stop.reason()).isEqualTo("exited");
        assertThat(stop.field("exit-code")).isEqualTo("07");
        assertThat(gdb.print("$_exitcode")).isEqualTo("7");
    }

    @Test
    void stepiMovesByOneInstruction() {
        Gdb gdb = inMain();
        long start = gdb.printLong("$pc");
        String next = gdb.cli("x/2i $pc").lines().skip(1).findFirst().orElseThrow();

        gdb.stepInstruction();

        assertThat(next).contains(Long.toHexString(gdb.printLong("$pc")));
        assertThat(gdb.printLong("$pc")).isGreaterThan(start);
    }
}
