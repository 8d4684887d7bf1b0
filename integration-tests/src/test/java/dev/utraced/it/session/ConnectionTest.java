package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.server.RunningServer;
import dev.utraced.it.server.ServerUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ways to reach a server, to leave it and to come back. */
final class ConnectionTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program basics = Programs.c("basics");

    @Test
    void aServerIsReachedThroughItsStandardInputAndOutput() {
        Gdb gdb = debugging.gdb();
        gdb.file(basics);
        gdb.connectToCommand(String.join(" ", ServerUnderTest.chosen().command()) + " - " + basics.path());
        gdb.breakAt("square");

        assertThat(gdb.cont().function()).isEqualTo("square");
        gdb.cli("delete");
        assertThat(gdb.cont().field("exit-code")).isEqualTo("07");
    }

    @Test
    void aServerForOneProgramEndsWithIt() {
        Gdb gdb = debugging.launched(basics);
        gdb.cont();

        assertThat(debugging.server().process().awaitExit()).isZero();
        assertThat(debugging.server().process().stderr().awaitEnd()).contains("Child exited with status 7");
    }

    @Test
    void aServerForManyStaysWhenItsClientLeaves() {
        RunningServer server = debugging.multi();
        for (int i = 0; i < 3; i++) {
            try (Gdb gdb = Gdb.start()) {
                gdb.file(basics);
                gdb.cli("set remote exec-file " + basics.path());
                gdb.connectExtended(server);
                gdb.breakAt("main");
                assertThat(gdb.run().function()).isEqualTo("main");
                gdb.killProgram();
            }
        }
        assertThat(server.process().isAlive()).isTrue();
    }

    @Test
    void monitorExitEndsTheServer() {
        Gdb gdb = debugging.gdb();
        gdb.connectExtended(debugging.multi());

        gdb.cli("monitor exit");

        assertThat(debugging.server().process().awaitExit()).isZero();
    }

    @Test
    void aServerThatAttachedEndsWithTheDetachAndTheProcessRunsOn() {
        ChildProcess process = debugging.running(Programs.c("workers"), 2);
        Gdb gdb = debugging.gdb();
        gdb.connect(debugging.attachedTo(process));

        gdb.detach();

        assertThat(debugging.server().process().awaitExit()).isZero();
        process.type("\n");
        process.stdout().await("^consistent");
    }

    @Test
    void aServerStaysUntilTheProgramThatItStartedAndLetGoOfEnds() {
        Gdb gdb = debugging.launched(Programs.c("workers"), 2);
        gdb.detach();
        ChildProcess server = debugging.server().process();
        server.stdout().await("^ready");
        assertThat(server.isAlive()).isTrue();

        server.type("\n");

        server.stdout().await("^consistent");
        assertThat(server.awaitExit()).isZero();
    }

    @Test
    void aProgramThatWasStartedAndLetGoOfLeavesNoZombie() {
        Gdb gdb = debugging.runnable(Programs.c("ends"));
        gdb.breakAt("main");
        gdb.run();
        long pid = debugging.server().launchedPid();

        gdb.detach();

        await().until(() -> !Files.exists(Path.of("/proc/" + pid)));
    }

    @Test
    void aProgramThatDoesNotExistIsSaidSoAtOnce() {
        Program missing = new Program(basics.binary().resolveSibling("missing"), basics.source());
        ChildProcess server = debugging.closing(ChildProcess.start(
                ServerUnderTest.chosen().command().get(0), ServerUnderTest.LOOPBACK, missing.path()));

        assertThat(server.awaitExit()).isNotZero();
        assertThat(server.stderr().awaitEnd()).contains("missing");
    }
}
