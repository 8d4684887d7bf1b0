package dev.utraced.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.server.fake.FakeMachine;
import dev.utraced.server.session.FakeServer.FakeClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What had happened when a client went, and that client had not heard. */
final class UntoldStopsTest {
    private static final int FIRST_PID = 0x64;

    private final FakeMachine machine = new FakeMachine();
    private final FakeServer server = new FakeServer(machine, new HostOptions(false, false, OnDisconnect.BY_ORIGIN));

    private static void heard(FakeClient client, String beginning) {
        assertThat(client.reply()).hasValueSatisfying(stop -> assertThat(stop).startsWith(beginning));
    }

    private void launchHello() {
        server.host.launch(new Program("hello", List.of()), outcome -> {});
    }

    @Test
    void aSecondStopThatAnAllStopClientHasNotBeenToldIsTheNextClientsToHear() {
        launchHello();
        machine.direct("64 thread 65");
        FakeClient first = server.connect();
        machine.direct("slow");
        machine.direct("64 then signal a 64");
        first.send("vCont;c");
        machine.direct("64 now signal b 65");
        machine.direct("settle");
        heard(first, "T0a");
        first.vanish();
        FakeClient second = server.connect();
        second.send("?");
        machine.direct("settle");
        heard(second, "T0a");
        second.send("vCont;c");
        machine.direct("settle");
        assertThat(second.reply())
                .hasValueSatisfying(stop -> assertThat(stop).startsWith("T0b").contains("thread:65;"));
    }

    @Test
    void anEndThatAClientHasNotBeenToldIsTheNextClientsToHear() {
        launchHello();
        FakeClient first = server.connect();
        first.ask("!");
        assertThat(first.ask("vRun;68656c6c6f")).startsWith("T05");
        machine.direct("slow");
        first.send("vCont;c");
        machine.direct("64 now signal a 64");
        machine.direct("65 now exit 3");
        machine.direct("settle");
        heard(first, "T0a");
        first.vanish();
        FakeClient second = server.connect();
        second.ask("qSupported:multiprocess+");
        second.send("?");
        machine.direct("settle");
        heard(second, "T0a");
        second.send("vCont;c");
        machine.direct("settle");
        assertThat(second.reply()).contains("W03;process:65");
    }

    private FakeClient nonStopClientOfAThreadThatHasStopped() {
        launchHello();
        machine.direct("64 thread 65");
        FakeClient client = server.connect();
        client.ask("QNonStop:1");
        client.ask("vCont;c");
        machine.direct("64 now signal b 65");
        return client;
    }

    @Test
    void aStopThatANonStopClientHasNotAcknowledgedIsTheNextClientsToHear() {
        FakeClient first = nonStopClientOfAThreadThatHasStopped();
        assertThat(first.notification())
                .hasValueSatisfying(stop -> assertThat(stop).startsWith("Stop:T0b"));
        first.vanish();
        FakeClient second = server.connect();
        assertThat(second.ask("?")).startsWith("T0b").contains("thread:65;");
        assertThat(machine.isRunning(FIRST_PID)).isFalse();
    }

    @Test
    void aStopThatANonStopClientHasNotBeenToldIsTheNextClientsToHear() {
        FakeClient first = nonStopClientOfAThreadThatHasStopped();
        machine.direct("64 now signal a 64");
        first.vanish();
        FakeClient second = server.connect();
        second.ask("QNonStop:1");
        assertThat(second.ask("?")).startsWith("T0b").contains("thread:65;");
        assertThat(second.ask("vStopped")).startsWith("T0a").contains("thread:64;");
        assertThat(second.ask("vStopped")).isEqualTo("OK");
    }
}
