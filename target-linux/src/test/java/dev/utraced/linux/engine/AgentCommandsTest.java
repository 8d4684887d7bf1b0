package dev.utraced.linux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.agent.AgentExpression;
import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeTask;
import dev.utraced.linux.fake.FakeWorld;
import dev.utraced.linux.sys.PtraceEvent;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.BreakpointSite.Type;
import dev.utraced.target.TargetCommands;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands at breakpoints, and what becomes of them when their client goes. */
class AgentCommandsTest {
    private static final int PID = 100;
    private static final long AT = FakeMemory.START + 1;
    private static final long PAST = FakeMemory.START + 3;

    /** {@code printf "hit."} and {@code const8 0, end}. */
    private static final AgentExpression PRINT = code("22002200340000056869742e0027");

    private static final AgentExpression FALSE = code("220027");

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();
    private final FakeTask leader = kernel.process(PID, FakeMemory.START);
    private final ThreadGroup group = seize();
    private final Client ada = new Client(world, group);

    private static AgentExpression code(String hex) {
        return new AgentExpression(HexFormat.of().parseHex(hex));
    }

    private ThreadGroup seize() {
        program(FakeMachine.MOVABLE);
        return world.tracer().seize(PID, false);
    }

    private void program(int instruction) {
        kernel.memory(PID).put(FakeMemory.START, FakeMachine.NOP, instruction, FakeMachine.NOP, FakeMachine.SPIN);
    }

    private void command(Client client, boolean persist, AgentExpression... conditions) {
        client.engine()
                .commands()
                .insert(group, Type.SOFTWARE, AT, List.of(conditions), new TargetCommands(persist, List.of(PRINT)));
    }

    private void letGo(Client client) {
        client.engine().commands().released(group);
        group.leave(client.engine());
    }

    @ParameterizedTest
    @ValueSource(ints = {FakeMachine.NOP, FakeMachine.MOVABLE, FakeMachine.UNMOVABLE})
    void commandsRunOnceAtAHitAndTheThreadGoesOn(int instruction) {
        program(instruction);
        ada.quiesce();
        command(ada, false);
        ada.continueAll();
        world.ring(PID);
        assertThat(ada.printed()).isEqualTo("hit.");
        assertThat(ada.told()).isZero();
        assertThat(leader.pc()).isEqualTo(PAST);
        assertThat(leader.isRunning()).isTrue();
    }

    @Test
    void nothingRunsWhereTheConditionIsFalse() {
        ada.quiesce();
        command(ada, false, FALSE);
        ada.continueAll();
        world.ring(PID);
        assertThat(ada.printed()).isEmpty();
        assertThat(leader.pc()).isEqualTo(PAST);
    }

    @Test
    void anotherClientsBreakpointAtThePlaceStillStops() {
        Client bob = new Client(world, group);
        ada.quiesce();
        bob.quiesce();
        command(ada, false);
        world.breakpoints().insert(group, AT, bob.engine(), List.of());
        ada.continueAll();
        bob.continueAll();
        world.ring(PID);
        assertThat(ada.printed()).isEqualTo("hit.");
        assertThat(ada.told()).isZero();
        assertThat(bob.told()).isOne();
        bob.quiesce();
        bob.next();
        world.breakpoints().remove(group, AT, bob.engine());
        bob.continueAll();
        world.ring(PID);
        assertThat(ada.printed()).as("no second hit").isEqualTo("hit.");
        assertThat(leader.pc()).isEqualTo(PAST);
    }

    @Test
    void theyGoWithTheirClient() {
        ada.quiesce();
        command(ada, false);
        letGo(ada);
        world.settle();
        assertThat(kernel.memory(PID).at(AT)).isEqualTo(FakeMachine.MOVABLE);
        assertThat(world.tracer().isTracing()).isFalse();
    }

    @Test
    void thoseThatPersistGoOnWithoutTheirClient() {
        ada.quiesce();
        command(ada, true);
        letGo(ada);
        world.ring(PID);
        assertThat(ada.printed()).isEqualTo("hit.");
        assertThat(leader.pc()).isEqualTo(PAST);
        assertThat(leader.isRunning()).isTrue();
        assertThat(world.tracer().isTracing()).isTrue();
    }

    @Test
    void whatPersistsEndsWhereSomebodyTakesThePlaceOver() {
        ada.quiesce();
        command(ada, true);
        AbsentClients absent = new AbsentClients();
        letGo(ada);
        absent.keep(ada.engine().commands());
        assertThat(absent.any()).isTrue();
        boolean[] done = new boolean[1];
        absent.whenNone(() -> done[0] = true);
        absent.replaced(group, Type.SOFTWARE, AT);
        assertThat(done[0]).isTrue();
        assertThat(absent.any()).isFalse();
        assertThat(kernel.memory(PID).at(AT)).isEqualTo(FakeMachine.MOVABLE);
    }

    @Test
    void whatPersistsIsDismissedWithTheServer() {
        ada.quiesce();
        command(ada, true);
        AbsentClients absent = new AbsentClients();
        letGo(ada);
        absent.keep(ada.engine().commands());
        absent.dismiss();
        world.ring(PID);
        assertThat(absent.any()).isFalse();
        assertThat(world.tracer().isTracing()).isFalse();
        assertThat(kernel.memory(PID).at(AT)).isEqualTo(FakeMachine.MOVABLE);
        assertThat(leader.pc()).as("back at the instruction").isEqualTo(AT);
    }

    @Test
    void aChildOfAProcessThatWasLetGoRunsFree() {
        ada.quiesce();
        command(ada, true);
        letGo(ada);
        world.ring(PID);
        kernel.makes(PID, PtraceEvent.FORK, 200);
        world.ring(PID);
        world.ring(200);
        assertThat(kernel.memory(200).at(AT)).isEqualTo(FakeMachine.MOVABLE);
        assertThat(world.tracer().group(200)).isEmpty();
    }
}
