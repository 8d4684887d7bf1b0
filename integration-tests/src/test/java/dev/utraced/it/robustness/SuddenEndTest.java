package dev.utraced.it.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Deadline;
import dev.utraced.it.process.Outsider;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.process.Symbols;
import dev.utraced.it.rsp.RspClient;
import dev.utraced.it.server.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server is told to end, or the program is killed, in the middle of debugging. */
@Tag("beyond-gdbserver")
final class SuddenEndTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private static String insertBreakpoint() {
        return "Z0,%x,1".formatted(Victim.place());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aServerThatEndsDetachesFromWhatItHasAttached(String signal) {
        endsWhileAttached(signal, client -> client.expect(insertBreakpoint(), "OK"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aServerThatEndsDetachesFromWhatRunsOverBreakpoints(String signal) {
        endsWhileAttached(signal, client -> {
            client.expect(insertBreakpoint() + ";X3,220027", "OK");
            client.send("vCont;c");
        });
    }

    /** The kernel has the thread behind the trap: it goes on from the breakpoint only where the server has put it back there. */
    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aServerThatEndsDetachesFromWhatIsStoppedAtABreakpoint(String signal) {
        endsWhileAttached(signal, client -> {
            client.expect(insertBreakpoint(), "OK");
            assertThat(client.ask("vCont;c")).startsWith("T05swbreak:;");
        });
    }

    private void endsWhileAttached(String signal, Consumer<RspClient> before) {
        Victim victim = debugging.closing(new Victim());
        RunningServer server = debugging.multi();
        RspClient client = debugging.closing(RspClient.extended(server));
        assertThat(client.ask("vAttach;%x".formatted(victim.pid()))).startsWith("T");
        before.accept(client);

        server.process().signal(signal);

        server.process().awaitExit();
        victim.isLeftAlone("SIG" + signal);
        victim.endsInGoodHealth();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aServerThatEndsKillsWhatItHasStarted(String signal) {
        RunningServer server = debugging.launching(Victim.program(), 2);
        long pid = server.launchedPid();
        RspClient client = debugging.closing(RspClient.connect(server));
        client.handshake();
        client.expect(insertBreakpoint(), "OK");

        server.process().signal(signal);

        server.process().awaitExit();
        await().atMost(Deadline.PATIENCE).until(() -> !Files.exists(Path.of("/proc/" + pid)));
    }

    @Test
    void aProgramThatIsKilledAtAnyMomentIsReportedAndTheServerServesTheNext() {
        RunningServer server = debugging.multi();
        for (int step = 0; step < 60; step++) {
            try (Victim victim = new Victim();
                    RspClient client = RspClient.extended(server)) {
                Dialogue dialogue = Dialogue.on(victim.pid(), Victim.place());
                int end = step % (dialogue.steps().size() - 1);
                dialogue.play(client, end);
                client.sendRaw(dialogue.bytes(end));
                victim.process().kill();
                victim.process().awaitExit();
            }
        }
        assertThat(server.process().isAlive()).isTrue();
    }

    @Test
    void aProcessThatIsKilledWhileItRunsIsReportedWithItsSignal() {
        RunningServer server = debugging.multi();
        RspClient client = debugging.closing(RspClient.extended(server));
        for (int i = 0; i < 20; i++) {
            try (Victim victim = new Victim()) {
                client.ask("vAttach;%x".formatted(victim.pid()));
                client.expect(insertBreakpoint() + ";X3,220027", "OK");
                client.send("vCont;c");
                victim.process().kill();
                assertThat(client.reply()).matches("X0?9;process:%x".formatted(victim.pid()));
            }
        }
    }

    @Test
    void aProcessThatIsKilledWhileItIsStoppedCanBeLetGoOfAsIfItWereThere() {
        RspClient client = debugging.closing(RspClient.extended(debugging.multi()));
        for (String letGo : List.of("D", "vKill")) {
            try (Victim victim = new Victim()) {
                client.ask("vAttach;%x".formatted(victim.pid()));
                victim.process().kill();
                victim.process().awaitExit();
                client.expect("%s;%x".formatted(letGo, victim.pid()), "OK");
                client.expect("?", "W00");
            }
        }
    }

    @Test
    void aProcessThatItsClientKillsEnds() {
        RunningServer server = debugging.multi();
        RspClient client = debugging.closing(RspClient.extended(server));
        for (int i = 0; i < 30; i++) {
            try (Victim victim = new Victim()) {
                client.ask("vAttach;%x".formatted(victim.pid()));
                client.expect(insertBreakpoint(), "OK");
                client.expect("vKill;%x".formatted(victim.pid()), "OK");
                assertThat(victim.process().awaitExit()).isEqualTo(128 + 9);
            }
        }
    }

    @Test
    void aStormOfThreadsIsLeftAsItWasWhenItsClientVanishes() {
        Program storm = Programs.atFixedAddress("storm");
        long visit = Symbols.address(storm, "visit");
        RunningServer server = debugging.multi();
        ChildProcess process = debugging.running(storm);
        for (int i = 0; i < 20; i++) {
            RspClient client = RspClient.extended(server);
            assertThat(client.ask("vAttach;%x".formatted(process.pid()))).startsWith("T");
            client.expect("Z0,%x,1".formatted(visit) + (i % 2 == 0 ? "" : ";X3,220027"), "OK");
            client.send("vCont;c");
            client.reset();
            Outsider.of(process).losesItsTracer();
            Outsider.of(process).hasNoTraps();
        }
        process.type("\n");
        process.stdout().await("^finished");
        assertThat(process.awaitExit()).isZero();
    }
}
