package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Outsider;
import dev.utraced.it.process.ProcessText;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.process.Signals;
import dev.utraced.it.process.TaskState;
import dev.utraced.linux.machine.Machine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions that are false all the time are decided by the threads themselves, and nobody is to notice anything but that. */
@Tag("beyond-gdbserver")
final class JumpPadTest {
    private static final int THREADS = 2;
    private static final int ROUNDS = 300_000;
    private static final int SIGPROF = 27;
    private static final int SIGWINCH = 28;
    private static final String NEVER = " if $rdi == -1";

    /** Hits before that, other stops, and what threads sleep for. */
    private static final int FEW_STOPS = 1000;

    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program places = Programs.c("places");

    private Gdb launched(Object... arguments) {
        return prepared(debugging.launched(places, arguments));
    }

    private static Gdb prepared(Gdb gdb) {
        gdb.cli("set breakpoint condition-evaluation target");
        gdb.cli("handle SIGPROF nostop noprint pass");
        return gdb;
    }

    private static String place(int bytes) {
        return "*(char *)&place" + bytes;
    }

    /** A gdb with a breakpoint whose condition the running threads have come to decide by themselves. */
    private Gdb decidingByThreads(ChildProcess process, String condition) {
        Gdb gdb = prepared(debugging.attached(process));
        gdb.breakAt(place(7) + condition);
        gdb.contInBackground();
        Outsider.of(process).getsCodeOfItsOwn();
        return gdb;
    }

    private static boolean isAt(Gdb gdb, int bytes) {
        return gdb.printLong("$pc == (long)&place" + bytes) == 1;
    }

    private void endsInGoodHealth(ChildProcess process) {
        process.type("\n");
        process.stdout().await("^wrong 0 strange 0");
        assertThat(process.awaitExit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7})
    void atAnInstructionOfAnyLengthThreadsStopWhereTheConditionHolds(int bytes) {
        Gdb gdb = launched(THREADS, ROUNDS);
        gdb.breakAt(place(bytes) + " if $rdi == 200000 && $rcx == 400000 && *(long *)$r8 == 1");

        for (int thread = 0; thread < THREADS; thread++) {
            assertThat(gdb.cont().reason()).isEqualTo("breakpoint-hit");
            assertThat(gdb.print("$rdi")).isEqualTo("200000");
            assertThat(gdb.print("$rdx")).isEqualTo("200003");
            assertThat(isAt(gdb, bytes)).isTrue();
        }

        Outsider.of(debugging.server().launchedPid()).getsCodeOfItsOwn();
        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");
    }

    @Test
    void aMillionFalseHitsStopNobody() {
        ChildProcess process = debugging.running(places, 1);
        Gdb gdb = prepared(debugging.attached(process));
        long visitor = TaskState.threads(process.pid()).get(1);
        gdb.breakAt(place(7) + NEVER);
        long before = gdb.printLong("rounds[1]");
        gdb.breakAt(place(5) + " if $rdi == " + (before + 1_000_000));
        long stops = TaskState.sleeps(visitor);

        assertThat(gdb.cont().reason()).isEqualTo("breakpoint-hit");

        assertThat(TaskState.sleeps(visitor) - stops).isLessThan(FEW_STOPS);
        gdb.detach();
        endsInGoodHealth(process);
    }

    @Test
    void whereTheyAreNotAllowedTheProgramStaysAsItIs() {
        ChildProcess process = debugging.running(places, 1);
        Gdb gdb = decidingByThreads(process, NEVER);
        gdb.interrupt();
        assertThat(gdb.cli("monitor set jump-pads off")).contains("Jump pads are off.");
        gdb.breakAt("*visit if $rdi == " + (gdb.printLong("rounds[1]") + 2000));

        assertThat(gdb.cont().reason()).isEqualTo("breakpoint-hit");

        assertThat(ProcessText.ofNoFile(process.pid())).hasSize(1);
        gdb.detach();
        endsInGoodHealth(process);
    }

    /** The program dies where a thread makes a call for us that its filter forbids; it makes none of them itself. */
    @Test
    void aFilterThatLetsTheCallsPassIsNotInTheWay() {
        ChildProcess process = debugging.running(places, THREADS, 0, "no-swapon");
        Gdb gdb = decidingByThreads(process, NEVER);
        gdb.interrupt();
        gdb.detach();

        Outsider.of(process).losesCodeOfItsOwn();
        endsInGoodHealth(process);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-new-code", "no-unmapping"})
    void aFilterThatForbidsOneOfTheCallsIsNotProvoked(String filter) {
        ChildProcess process = debugging.running(places, 1, 0, filter);
        Gdb gdb = prepared(debugging.attached(process));
        gdb.breakAt(place(7) + NEVER);
        gdb.breakAt("*visit if $rdi == " + (gdb.printLong("rounds[1]") + 2000));

        assertThat(gdb.cont().reason()).isEqualTo("breakpoint-hit");

        assertThat(ProcessText.ofNoFile(process.pid())).isEmpty();
        gdb.detach();
        endsInGoodHealth(process);
    }

    @Test
    void aFilterThatComesLaterLeavesThePagesWhereTheyAre() {
        ChildProcess process = debugging.running(places, THREADS, 0, "later");
        Gdb gdb = decidingByThreads(process, NEVER);
        process.type("filter\n");
        process.stdout().await("^filtered");
        gdb.interrupt();

        gdb.detach();

        Outsider.of(process).hasNoTraps();
        assertThat(ProcessText.ofNoFile(process.pid())).hasSize(1);
        endsInGoodHealth(process);
    }

    @Test
    void whoeverInterruptsTheProgramFindsItsThreadsInItsOwnCode() {
        ChildProcess process = debugging.running(places, THREADS);
        Gdb gdb = decidingByThreads(process, NEVER);
        gdb.interrupt();
        for (int i = 0; i < 40; i++) {
            gdb.contInBackground();
            Stop stop = gdb.interrupt();
            assertThat(stop.field("signal-name")).isEqualTo("SIGINT");
            assertThat(gdb.backtraceAll()).contains("visitor").doesNotContain("??");
        }

        gdb.detach();

        Outsider.of(process).hasNoTraps();
        Outsider.of(process).losesCodeOfItsOwn();
        endsInGoodHealth(process);
    }

    /** The last thread has to make a call for us, and gets no step done as long as a signal is in front of it. */
    @Test
    void signalsThatWaitForTheLastThreadDoNotKeepItBack() {
        ChildProcess process = debugging.running(places, 1);
        Gdb gdb = decidingByThreads(process, NEVER);
        gdb.interrupt();
        long visitor = TaskState.threads(process.pid()).get(1);
        Signals.sendToThread(process.pid(), visitor, SIGPROF);
        Signals.sendToThread(process.pid(), visitor, SIGWINCH);

        gdb.detach();

        assertThat(TaskState.tracer(visitor)).isZero();
        Outsider.of(process).hasNoTraps();
        assertThat(ProcessText.ofNoFile(process.pid())).isEmpty();
        endsInGoodHealth(process);
    }

    @Test
    void aServerThatEndsTakesThemWithIt() {
        ChildProcess process = debugging.running(places, THREADS);
        decidingByThreads(process, NEVER);

        debugging.server().process().signal("TERM");

        Outsider.of(process).losesItsTracer();
        Outsider.of(process).losesItsTraps();
        Outsider.of(process).losesCodeOfItsOwn();
        endsInGoodHealth(process);
    }

    /** With a trap in that place, it would end at once. Where signals find its threads is seen from now on. */
    @Test
    void aServerThatIsKilledLeavesAProgramThatRunsOn() {
        ChildProcess process = debugging.running(places, THREADS);
        decidingByThreads(process, NEVER);

        debugging.server().process().signal("KILL");

        Outsider.of(process).losesItsTracer();
        process.type("\n");
        process.stdout().await("^wrong 0 ");
    }

    @Test
    void memoryThatTheConditionCannotReadStopsTheThreadAsWithAnyServer() {
        ChildProcess process = debugging.running(places, 1);
        Gdb gdb = decidingByThreads(process, " if *pointer == -1");
        gdb.interrupt();
        String valid = gdb.print("pointer");
        gdb.cli("set var pointer = 0");

        assertThat(gdb.cont().reason()).isEqualTo("breakpoint-hit");

        assertThat(isAt(gdb, 7)).isTrue();
        gdb.cli("set var pointer = " + valid.substring(valid.indexOf("0x")).split(" ")[0]);
        gdb.cli("delete");
        gdb.detach();
        endsInGoodHealth(process);
    }

    @Test
    void anotherDebuggersBreakpointInTheSamePlaceStopsThatDebugger() {
        ChildProcess process = debugging.running(places, THREADS);
        Gdb ada = prepared(debugging.attached(process));
        Gdb bob = prepared(debugging.gdb());
        bob.connectExtended(debugging.server());
        bob.attach(process.pid());
        ada.breakAt(place(5) + NEVER);
        bob.contInBackground();
        ada.contInBackground();
        Outsider.of(process).getsCodeOfItsOwn();
        bob.interrupt();
        bob.breakAt(place(5));

        assertThat(bob.cont().reason()).isEqualTo("breakpoint-hit");
        assertThat(bob.cont().reason()).isEqualTo("breakpoint-hit");

        bob.cli("delete");
        bob.detach();
        assertThat(ada.interrupt().field("signal-name")).isEqualTo("SIGINT");
        ada.detach();
        Outsider.of(process).hasNoTraps();
        endsInGoodHealth(process);
    }

    @Test
    void aWatchpointSeesTheProgramAndNotTheConditions() {
        Machine.assumeDebugRegistersFire();
        ChildProcess process = debugging.running(places, 1);
        Gdb gdb = decidingByThreads(process, " if *pointer == -1");
        gdb.interrupt();
        gdb.cli("rwatch numbers[0]");

        Stop stop = gdb.cont();

        assertThat(stop.reason()).isEqualTo("read-watchpoint-trigger");
        assertThat(gdb.cli("x/i $pc - 7")).contains("numbers");
        gdb.cli("delete");
        gdb.detach();
        endsInGoodHealth(process);
    }

    @Test
    void aThreadThatIsSteppedGoesOverThePlaceInOneStep() {
        Gdb gdb = launched(1, ROUNDS);
        gdb.cli("set breakpoint always-inserted on");
        gdb.breakAt(place(3) + NEVER);
        gdb.breakAt("*visit if $rdi == 200000");
        gdb.cont();
        Outsider.of(debugging.server().launchedPid()).getsCodeOfItsOwn();

        while (!isAt(gdb, 2)) {
            gdb.stepInstruction();
        }
        gdb.stepInstruction();
        assertThat(isAt(gdb, 3)).isTrue();
        gdb.stepInstruction();
        assertThat(isAt(gdb, 4)).isTrue();
        gdb.cli("delete");
        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");
    }

    @Test
    void aForkedChildThatNobodyDebugsRunsWithoutThem() {
        Gdb gdb = launched(THREADS, ROUNDS, "fork");
        gdb.breakAt(place(7) + NEVER);
        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");
    }

    @Test
    void aForkedChildThatIsDebuggedStopsWhereTheConditionHolds() {
        Gdb gdb = launched(1, ROUNDS, "fork");
        gdb.cli("set detach-on-fork off");
        gdb.cli("set follow-fork-mode child");
        gdb.breakAt(place(7) + " if $rdi == 100000 && *pointer == 7");
        gdb.breakAt("fork");
        gdb.cont();
        gdb.cli("set var numbers[0] = 7");

        assertThat(gdb.cont().reason()).isEqualTo("breakpoint-hit");

        assertThat(gdb.print("$rdi")).isEqualTo("100000");
        assertThat(gdb.cli("info inferiors")).contains("* 2");
        gdb.cli("delete");
        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");
    }
}
