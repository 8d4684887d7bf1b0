package dev.utraced.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.server.fake.FakeMachine;
import dev.utraced.server.fake.FakeTarget;
import dev.utraced.server.session.FakeServer.FakeClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of processes, and of the server, when clients come and go. */
final class SessionHostTest {
    private static final String HELLO = "68656c6c6f";
    private static final int FIRST_PID = 0x64;

    private final FakeMachine machine = new FakeMachine();
    private FakeServer server = new FakeServer(machine, new HostOptions(false, false, OnDisconnect.BY_ORIGIN));

    private void launchHello() {
        server.host.launch(new Program("hello", List.of()), outcome -> {});
    }

    @Test
    void theProgramOfTheCommandLineBelongsToTheFirstClient() {
        launchHello();
        FakeClient first = server.connect();
        FakeClient second = server.connect();
        assertThat(first.ask("?")).startsWith("T05");
        assertThat(second.ask("?")).isEqualTo("W00");
        assertThat(second.ask("vAttach;64")).startsWith("T00");
    }

    @Test
    void aClientMayAttachOnceToTheProgramOfTheCommandLine() {
        launchHello();
        FakeClient client = server.connect();
        assertThat(client.ask("vAttach;64")).startsWith("T");
        assertThat(client.ask("vAttach;64")).startsWith("E");
    }

    @Test
    void theProgramOfTheCommandLineWaitsForTheNextClientWithoutBreakpoints() {
        launchHello();
        FakeClient first = server.connect();
        first.ask("Z0,1100,1");
        first.ask("Z2,1200,8");
        FakeTarget target = machine.targets().get(0);
        assertThat(target.placed()).hasSize(2);
        machine.direct("64 then signal b 64");
        first.ask("vCont;c");
        first.vanish();
        assertThat(target.placed()).isEmpty();
        assertThat(target.isClosed()).isFalse();
        assertThat(server.ended).isFalse();
        assertThat(server.notices).containsExactly("created hello 100", "client gone");
        assertThat(server.connect().ask("?")).startsWith("T0b");
    }

    @Test
    void aProgramThatRunsWhenItsClientGoesRunsOn() {
        launchHello();
        FakeClient first = server.connect();
        first.send("vCont;c");
        first.vanish();
        assertThat(machine.isRunning(FIRST_PID)).isTrue();
        assertThat(server.connect().ask("?")).startsWith("T00");
        assertThat(machine.isRunning(FIRST_PID)).isFalse();
    }

    @Test
    void theServerEndsWhenItsProgramEndsWhileNobodyLooks() {
        launchHello();
        FakeClient first = server.connect();
        first.send("vCont;c");
        first.vanish();
        machine.direct("64 now exit 3");
        assertThat(server.ended).isTrue();
        assertThat(server.notices).contains("ended 100 Exited[status=3]");
    }

    @Test
    void theServerEndsWithTheConnectionAfterItsProgramHasEnded() {
        launchHello();
        FakeClient client = server.connect();
        machine.direct("64 then exit 3");
        assertThat(client.ask("vCont;c")).isEqualTo("W03");
        assertThat(server.ended).isFalse();
        client.vanish();
        assertThat(server.ended).isTrue();
    }

    @Test
    void inExtendedModeTheServerStays() {
        launchHello();
        FakeClient client = server.connect();
        client.ask("!");
        client.ask("vKill;64");
        client.vanish();
        assertThat(server.ended).isFalse();
    }

    @Test
    void multiStays() {
        server = new FakeServer(machine, new HostOptions(false, true, OnDisconnect.BY_ORIGIN));
        server.connect().vanish();
        assertThat(server.ended).isFalse();
    }

    @Test
    void onceEndsWithTheFirstClientAndTakesItsProgramAlong() {
        server = new FakeServer(machine, new HostOptions(true, false, OnDisconnect.BY_ORIGIN));
        launchHello();
        server.connect().vanish();
        assertThat(server.ended).isTrue();
        assertThat(machine.isAlive(FIRST_PID)).isFalse();
        assertThat(server.notices).contains("killing [100]");
    }

    @Test
    void whatAClientStartedWaitsForTheNextAndWhatItAttachedToRunsOn() {
        aClientOfServerThatWill(OnDisconnect.BY_ORIGIN).vanish();
        assertThat(machine.isRunning(FIRST_PID)).isTrue();
        assertThat(machine.isRunning(FIRST_PID + 1)).isFalse();
        assertThat(server.notices).contains("detaching all [100]");
        FakeClient next = server.connect();
        assertThat(next.ask("?")).startsWith("T05").contains("thread:65;");
        next.ask("vKill;65");
        assertThat(next.ask("?")).isEqualTo("W00");
    }

    @Test
    void whereTheServerIsForOneClientWhatThatStartedIsKilled() {
        server = new FakeServer(machine, new HostOptions(true, true, OnDisconnect.BY_ORIGIN));
        FakeClient client = server.connect();
        client.ask("vRun;" + HELLO);
        client.vanish();
        assertThat(machine.isAlive(FIRST_PID)).isFalse();
        assertThat(machine.targets().get(0).isClosed()).isTrue();
    }

    @Test
    void theSameHoldsForProcessesBesideTheProgramOfTheCommandLine() {
        launchHello();
        FakeClient client = server.connect();
        int attached = machine.runningProcess("sleep");
        client.ask("vAttach;" + Integer.toHexString(attached));
        client.ask("vRun;" + HELLO);
        client.vanish();
        assertThat(machine.isRunning(attached)).isTrue();
        assertThat(machine.isRunning(FIRST_PID) || machine.isRunning(attached + 1))
                .isFalse();
        FakeClient next = server.connect();
        assertThat(next.ask("vKill;%x".formatted(FIRST_PID))).isEqualTo("OK");
        assertThat(next.ask("vKill;%x".formatted(attached + 1))).isEqualTo("OK");
        assertThat(next.ask("D;%x".formatted(attached))).startsWith("E");
    }

    @Test
    void killEndsTheConnectionWithoutExtendedMode() {
        launchHello();
        FakeClient client = server.connect();
        assertThat(client.ask("k")).isEqualTo("(nothing)");
        assertThat(client.closed).isTrue();
        assertThat(server.ended).isTrue();
    }

    @Test
    void inExtendedModeKillLeavesTheConnectionAndRestartStartsTheProgramAgain() {
        launchHello();
        FakeClient client = server.connect();
        client.ask("!");
        assertThat(client.ask("k")).isEqualTo("(nothing)");
        assertThat(client.ask("?")).isEqualTo("W00");
        assertThat(client.ask("R00")).isEqualTo("(nothing)");
        assertThat(client.ask("?")).startsWith("T05").contains("thread:65;");
    }

    @Test
    void monitorExitAnswersAndEndsEverySession() {
        launchHello();
        FakeClient first = server.connect();
        FakeClient second = server.connect();
        assertThat(second.ask("qRcmd,65786974")).isEqualTo("OK");
        assertThat(server.ended).isTrue();
        assertThat(first.closed).isTrue();
        assertThat(machine.isAlive(FIRST_PID)).isFalse();
    }

    @Test
    void closingLetsGoOfEverythingOnce() {
        int attached = machine.runningProcess("sleep");
        server.host.attach(Integer.toString(attached), process -> {});
        FakeClient client = server.connect();
        server.host.closeAll();
        server.host.closeAll();
        assertThat(client.closed).isTrue();
        assertThat(machine.isRunning(attached)).isTrue();
        assertThat(server.notices).containsExactly("detaching all [100]");
    }

    @Test
    void aDefectEndsItsOwnSessionOnly() {
        launchHello();
        FakeClient first = server.connect();
        FakeClient second = server.connect();
        machine.targets().get(0).breakDown();
        first.send("g");
        assertThat(first.closed).isTrue();
        assertThat(second.ask("vMustReplyEmpty")).isEmpty();
    }

    @Test
    void aTargetThatCanDoLittleIsNotAskedForMore() {
        server = new FakeServer(new FakeMachine().bare(), new HostOptions(false, true, OnDisconnect.BY_ORIGIN));
        FakeClient client = server.connect();
        client.ask("vRun;" + HELLO);
        assertThat(client.ask("qSupported:multiprocess+"))
                .doesNotContain("QPassSignals", "ConditionalBreakpoints", "auxv", "siginfo", "fork-events");
        assertThat(client.ask("Z0,1100,1")).isEmpty();
        assertThat(client.ask("Z2,1100,1")).isEmpty();
        assertThat(client.ask("QPassSignals:e")).isEmpty();
        assertThat(client.ask("qXfer:auxv:read::0,10")).isEmpty();
        assertThat(client.ask("vFile:setfs:0")).isEmpty();
        assertThat(client.ask("m1000,1")).isEqualTo("00");
    }

    @Test
    void aProgramThatCannotBeStartedLeavesNothing() {
        server.host.launch(new Program("missing", List.of()), outcome -> {});
        assertThat(machine.targets().get(0).isClosed()).isTrue();
        assertThat(server.notices).isEmpty();
    }

    @Test
    void whatFollowsARestartIsAnsweredWhenTheProgramIsThere() {
        launchHello();
        FakeClient client = server.connect();
        client.ask("!");
        machine.direct("slow-launch");
        client.send("R00");
        assertThat(client.ask("qC")).isEqualTo("(nothing)");
        machine.direct("launched");
        assertThat(client.reply()).contains("QC65");
    }

    @Test
    void whereTheProgramCannotBeStartedAgainThereIsNone() {
        server.host.launch(new Program("missing", List.of()), outcome -> {});
        FakeClient client = server.connect();
        client.ask("!");
        assertThat(client.ask("vRun;6d697373696e67;")).isEqualTo("E01");
        assertThat(client.ask("R00")).isEqualTo("(nothing)");
        assertThat(client.ask("?")).isEqualTo("W00");
    }

    @Test
    void aProgramThatComesUpAfterItsClientHasGoneIsKilled() {
        launchHello();
        FakeClient client = server.connect();
        machine.direct("slow-launch");
        client.send("vRun;" + HELLO);
        client.vanish();
        machine.direct("launched");
        assertThat(machine.isAlive(FIRST_PID)).isTrue();
        assertThat(machine.isAlive(FIRST_PID + 1)).isFalse();
    }

    private FakeClient aClientOfServerThatWill(OnDisconnect onDisconnect) {
        server = new FakeServer(machine, new HostOptions(false, true, onDisconnect));
        FakeClient client = server.connect();
        client.ask("vAttach;" + Integer.toHexString(machine.runningProcess("sleep")));
        client.ask("vRun;" + HELLO);
        return client;
    }

    @Test
    void whatIsHeldWaitsForTheNextClientWithItsStopAndWithoutBreakpoints() {
        FakeClient client = aClientOfServerThatWill(OnDisconnect.HOLD);
        client.ask("Z0,1100,1");
        machine.direct("65 then signal b 65");
        client.ask("vCont;c:p65.-1");
        client.vanish();
        assertThat(machine.isRunning(FIRST_PID)).isFalse();
        assertThat(machine.targets().get(0).placed()).isEmpty();
        FakeClient next = server.connect();
        assertThat(next.ask("?")).startsWith("T0b").contains("thread:65;");
        assertThat(next.ask("vCont;c:p64.-1")).isEqualTo("(nothing)");
        assertThat(machine.isRunning(FIRST_PID)).isTrue();
    }

    @Test
    void whatHappensWhileNobodyIsThereIsKeptForTheNextClient() {
        FakeClient client = aClientOfServerThatWill(OnDisconnect.HOLD);
        client.send("vCont;c");
        client.vanish();
        machine.direct("65 now signal b 65");
        assertThat(server.connect().ask("?")).startsWith("T0b");
    }

    @Test
    void eachClientFindsOneOfThoseThatWereLeft() {
        FakeClient first = aClientOfServerThatWill(OnDisconnect.HOLD);
        FakeClient second = server.connect();
        second.ask("vRun;" + HELLO);
        first.vanish();
        second.vanish();
        assertThat(server.connect().ask("?")).contains("thread:65;");
        assertThat(server.connect().ask("?")).contains("thread:66;");
        assertThat(server.connect().ask("?")).isEqualTo("W00");
    }

    @Test
    void whatIsResumedRunsOnHoweverItCame() {
        aClientOfServerThatWill(OnDisconnect.RESUME).vanish();
        assertThat(machine.isRunning(FIRST_PID)).isTrue();
        assertThat(machine.isRunning(FIRST_PID + 1)).isTrue();
        assertThat(server.notices).contains("detaching all [100, 101]");
        assertThat(server.connect().ask("?")).isEqualTo("W00");
    }

    @Test
    void whatIsKilledDiesHoweverItCame() {
        aClientOfServerThatWill(OnDisconnect.KILL).vanish();
        assertThat(machine.isAlive(FIRST_PID)).isFalse();
        assertThat(machine.isAlive(FIRST_PID + 1)).isFalse();
        assertThat(server.notices).contains("killing [100, 101]");
        assertThat(server.connect().ask("?")).isEqualTo("W00");
    }

    @Test
    void theProgramOfTheCommandLineGoesTheSameWay() {
        server = new FakeServer(machine, new HostOptions(false, true, OnDisconnect.RESUME));
        launchHello();
        server.connect().vanish();
        assertThat(machine.isRunning(FIRST_PID)).isTrue();
        assertThat(server.connect().ask("?")).isEqualTo("W00");
    }

    @Test
    void aRefusedClientIsToldWhyAndClosedInTheEnd() {
        FakeClient client = server.connect();
        ClientLink refused = new RefusedClient(client, "not for you");
        refused.packet(PayloadReader.of("qSupported"));
        assertThat(client.reply()).contains("E.not for you");
        for (int i = 0; i < 10; i++) {
            refused.packet(PayloadReader.of("g"));
        }
        assertThat(client.closed).isTrue();
    }

    @Test
    void aSignalInAResumeThatAnEventComesBeforeIsNotForgotten() {
        launchHello();
        int worker = machine.addThread(FIRST_PID);
        FakeClient client = server.connect();
        machine.direct("slow");
        machine.direct("64 then signal a 64");
        client.send("vCont;c");
        machine.direct("64 now breakpoint %x".formatted(worker));
        machine.direct("settle");
        client.ask("vCont;Ca:64;c");
        assertThat(machine.targets().get(0).log()).last().asString().startsWith("postpone [0.100 Continue 10");
    }
}
