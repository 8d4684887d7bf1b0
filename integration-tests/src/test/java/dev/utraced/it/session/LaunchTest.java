package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.process.TaskState;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How a program is started: its arguments, environment, directory, with a shell or without, again and again. */
final class LaunchTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program surroundings = Programs.c("surroundings");

    private String output() {
        return debugging.server().process().stdout().text();
    }

    private void runToEnd(Gdb gdb) {
        assertThat(gdb.run().reason()).isEqualTo("exited-normally");
        debugging.server().process().stdout().await("^shell ");
    }

    @Test
    void argumentsFromGdbArriveAsTheShellReadsThem() {
        Gdb gdb = debugging.runnable(surroundings);
        gdb.cli("set args plain 'with space' \"double \\\"quoted\\\"\" '' back\\\\slash '*'");

        runToEnd(gdb);

        assertThat(output())
                .contains("argument [plain]\nargument [with space]\nargument [double \"quoted\"]\nargument []\n"
                        + "argument [back\\slash]\nargument [*]\ngreeting");
    }

    @Test
    void argumentsFromTheServersCommandLineArriveAsTheyAre() {
        Gdb gdb = debugging.launched(surroundings, "a b", "it's", "", "$HOME", "\"q\"", "*");

        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");

        debugging.server().process().stdout().await("^shell ");
        assertThat(output())
                .contains("argument [a b]\nargument [it's]\nargument []\nargument [$HOME]\nargument [\"q\"]\n"
                        + "argument [*]\ngreeting");
    }

    @Test
    void theEnvironmentIsSetAndUnsetFromGdb() {
        Gdb gdb = debugging.runnable(surroundings);
        gdb.cli("set environment IT_GREETING hello there = you");
        gdb.cli("set environment IT_UNSET soon gone");
        gdb.cli("unset environment IT_UNSET");

        runToEnd(gdb);

        assertThat(output()).contains("greeting [hello there = you]", "unset [(none)]");
    }

    @Test
    void theDirectoryIsSetFromGdb(@TempDir Path directory) throws Exception {
        Gdb gdb = debugging.runnable(surroundings);
        gdb.cli("set cwd " + directory);

        runToEnd(gdb);

        assertThat(output()).contains("directory [" + directory.toRealPath() + "]");
    }

    @Test
    void theTracerThatTheKernelNamesIsTheServersProcess() {
        debugging.launched(surroundings);

        assertThat(TaskState.tracer(debugging.server().launchedPid()))
                .isEqualTo(debugging.server().process().pid());
    }

    @Test
    void aProgramMayHaveAsMuchMemoryOfItsOwnAsTheServerWasStartedWith() throws Exception {
        Gdb gdb = debugging.gdb();
        gdb.connectExtended(debugging.multiUnder("prlimit", "--data=5368709120:6442450944"));
        gdb.file(surroundings);
        gdb.cli("set remote exec-file " + surroundings.path());
        gdb.breakAt("main");
        gdb.run();

        String pid = gdb.print("(int) getpid()");
        assertThat(Files.readString(Path.of("/proc", pid, "limits")))
                .containsPattern("Max data size +5368709120 +6442450944 ");
    }

    @Test
    void withoutAShellNothingIsExpanded() {
        Gdb gdb = debugging.runnable(surroundings);
        gdb.cli("set startup-with-shell off");
        gdb.cli("set args $HOME '*'");

        runToEnd(gdb);

        assertThat(output()).contains("argument [$HOME]\nargument [*]\n");
    }

    @Test
    void aProgramRunsAgainAndAgain() {
        Program basics = Programs.c("basics");
        Gdb gdb = debugging.runnable(basics);
        gdb.breakAt("square");
        for (int i = 0; i < 3; i++) {
            assertThat(gdb.run().function()).isEqualTo("square");
            assertThat(gdb.print("n")).isEqualTo("1");
        }
        gdb.cli("delete");
        assertThat(gdb.cont().field("exit-code")).isEqualTo("07");
        assertThat(gdb.run().field("exit-code")).isEqualTo("07");
    }

    @Test
    void aKilledProgramCanBeRunAgain() {
        Gdb gdb = debugging.runnable(Programs.c("basics"));
        gdb.breakAt("main");
        gdb.run();
        gdb.killProgram();
        assertThat(gdb.infoThreads()).contains("No threads");

        assertThat(gdb.run().function()).isEqualTo("main");
    }

    @Test
    @Tag("beyond-gdbserver")
    void aProgramThatDoesNotExistIsAnErrorAndTheServerLivesOn() {
        Gdb gdb = debugging.runnable(surroundings);
        gdb.cli("set remote exec-file /does/not/exist");
        assertThat(gdb.cliError("run")).contains("failed");
        gdb.cli("set remote exec-file " + surroundings.path());

        assertThat(gdb.run().reason()).isEqualTo("exited-normally");
    }

    @Test
    void addressesAreTheSameInEachRun() {
        Gdb gdb = debugging.runnable(Programs.c("basics"));
        gdb.breakAt("main");
        gdb.run();
        String first = gdb.print("$sp") + gdb.print("&total");
        gdb.run();

        assertThat(gdb.print("$sp") + gdb.print("&total")).isEqualTo(first);
    }

    @Test
    void addressesDifferWhenRandomizationIsWanted() {
        Gdb gdb = debugging.runnable(Programs.c("basics"));
        gdb.cli("set disable-randomization off");
        gdb.breakAt("main");
        gdb.run();
        String first = gdb.print("$sp") + gdb.print("&total");
        gdb.run();

        assertThat(gdb.print("$sp") + gdb.print("&total")).isNotEqualTo(first);
    }

    @Test
    void startiStopsAtTheVeryFirstInstruction() {
        Gdb gdb = debugging.runnable(Programs.c("basics"));

        Stop stop = gdb.resumeCli("starti");

        assertThat(stop.function()).isEqualTo("_start");
        assertThat(gdb.backtrace()).contains("ld-linux-x86-64.so.2");
    }

    @Test
    void aDetachedProgramRunsToItsEnd() {
        Gdb gdb = debugging.runnable(surroundings);
        gdb.breakAt("main");
        gdb.run();

        gdb.detach();

        debugging.server().process().stdout().await("^shell ");
    }

    @Test
    void aPythonProgramIsDebuggedFromItsStart() {
        Program script = Programs.python("threads");
        Gdb gdb = debugging.launched(script, script.source());
        gdb.cli("set breakpoint pending on");
        gdb.breakAt("getppid");

        Stop stop = gdb.cont();

        assertThat(stop.reason()).isEqualTo("breakpoint-hit");
        assertThat(gdb.infoThreads().lines().filter(line -> line.contains("Thread")))
                .hasSize(4);
        gdb.contInBackground();
        debugging.server().process().stdout().await("^ready");
        debugging.server().process().type("\n");
        assertThat(gdb.awaitStop().reason()).isEqualTo("exited-normally");
        debugging.server().process().stdout().await("^finished all ran");
    }
}
