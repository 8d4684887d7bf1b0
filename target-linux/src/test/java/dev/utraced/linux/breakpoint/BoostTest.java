package dev.utraced.linux.breakpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.agent.AgentExpression;
import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeTask;
import dev.utraced.linux.fake.FakeWorld;
import dev.utraced.linux.sys.PtraceEvent;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.linux.trace.Wish;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thread that has been sent to a copy of the displaced instruction, and what can happen before anybody sees it again. */
class BoostTest {
    private static final int PID = 100;
    private static final int THREAD = 101;
    private static final long AT = FakeMemory.START + 1;
    private static final long END = FakeMemory.START + 3;
    private static final long SLOT = FakeWorld.SCRATCH.start();
    private static final List<AgentExpression> FALSE = List.of(new AgentExpression(new byte[] {0x22, 0, 0x27}));

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();
    private final FakeTask leader = kernel.process(PID, FakeMemory.START);
    private final FakeTask thread = kernel.thread(PID, THREAD, END);
    private final FakeMemory memory = kernel.memory(PID);
    private final Owner owner = new Owner();
    private ThreadGroup group;
    private byte[] original;

    /** The leader passes by the trap; where the test then puts it, it is as if it had come no further. */
    @BeforeEach
    void sendTheLeaderThroughTheSlot() {
        memory.put(FakeMemory.START, FakeMachine.NOP, FakeMachine.BOOSTABLE, FakeMachine.BOOSTABLE, FakeMachine.SPIN);
        original = memory.snapshot();
        group = world.tracer().seize(PID, false);
        owner.join(group).on(PID).want(Wish.STOP);
        world.settle();
        world.breakpoints().insert(group, AT, owner, FALSE);
        owner.heard().clear();
        kernel.calls().clear();
        run(PID);
    }

    private void run(int tid) {
        owner.on(tid).want(Wish.RESUME);
        world.settle();
        world.ring(tid);
    }

    private long pcInView() {
        return owner.on(PID).tracee().registers().general().getLong(0);
    }

    @Test
    void oneStopIsAllThatAHitTakes() {
        assertThat(leader.pc()).isEqualTo(END);
        assertThat(memory.at(SLOT)).isEqualTo(FakeMachine.BOOSTABLE);
        assertThat(kernel.calls()).filteredOn("CONTINUE 100"::equals).hasSize(2);
        assertThat(kernel.calls()).doesNotContain("STEP 100", "INTERRUPT 101");
    }

    @Test
    void aSignalBeforeTheInstructionShowsThePcAtTheBreakpoint() {
        leader.pc(SLOT);
        kernel.signal(PID, 10);
        world.ring(PID);
        assertThat(owner.heard()).containsExactly("SignalArrived 100");
        assertThat(pcInView()).isEqualTo(AT);
    }

    @Test
    void aSignalBehindTheInstructionShowsThePcBehindTheBreakpoint() {
        leader.pc(SLOT + 1);
        kernel.signal(PID, 10);
        world.ring(PID);
        assertThat(pcInView()).isEqualTo(AT + 1);
    }

    @Test
    void whoWasStoppedBeforeTheInstructionPassesByWithoutAnotherHit() {
        leader.pc(SLOT);
        owner.on(PID).want(Wish.STOP);
        world.settle();
        assertThat(pcInView()).isEqualTo(AT);
        owner.heard().clear();
        run(PID);
        assertThat(leader.pc()).isEqualTo(END);
        assertThat(owner.heard()).isEmpty();
    }

    @Test
    void aThreadInTheSlotIsGivenBackWhereItWouldBeWithoutUs() {
        leader.pc(SLOT);
        group.leave(owner);
        world.settle();
        assertThat(leader.isSeized()).isFalse();
        assertThat(leader.pc()).isEqualTo(AT);
        assertThat(memory.snapshot()).isEqualTo(original);
    }

    @Test
    void aSlotIsNotUsedAnewWhileAThreadMayBeInIt() {
        leader.pc(SLOT);
        world.breakpoints().remove(group, AT, owner);
        passByAnotherTrap();
        assertThat(memory.at(SLOT + 2)).as("the jump back").isEqualTo((int) (AT + 1 - (SLOT + 4)) & 0xff);
        owner.on(PID).want(Wish.STOP);
        world.settle();
        assertThat(pcInView()).isEqualTo(AT);
    }

    @Test
    void aSlotIsUsedAnewWhenTheTrapAndTheThreadHaveLeft() {
        owner.on(PID).want(Wish.STOP);
        world.settle();
        world.breakpoints().remove(group, AT, owner);
        passByAnotherTrap();
        assertThat(memory.at(SLOT + 2)).as("the jump back").isEqualTo((int) (AT + 2 - (SLOT + 4)) & 0xff);
    }

    private void passByAnotherTrap() {
        world.breakpoints().insert(group, AT + 1, owner, FALSE);
        owner.on(THREAD).want(Wish.STOP);
        world.settle();
        thread.pc(FakeMemory.START);
        run(THREAD);
        assertThat(thread.pc()).isEqualTo(END);
    }

    @Test
    void aThreadThatIsKilledInTheSlotLeavesItToOthers() {
        leader.pc(SLOT);
        kernel.killed(PID);
        world.ring(THREAD);
        world.ring(PID);
        assertThat(world.tracer().isTracing()).isFalse();
    }

    @Test
    void theChildOfAForkHasNothingOfUsInItsMemory() {
        leader.pc(SLOT);
        kernel.makes(THREAD, PtraceEvent.FORK, 200);
        world.ring(THREAD);
        world.settle();
        assertThat(kernel.task(200).isSeized()).isFalse();
        assertThat(kernel.memory(200).snapshot()).isEqualTo(original);
        assertThat(memory.at(SLOT)).isEqualTo(FakeMachine.BOOSTABLE);
    }

    @Test
    void aBreakpointOnTheNextInstructionIsHit() {
        owner.on(PID).want(Wish.STOP);
        world.settle();
        world.breakpoints().insert(group, AT + 1, owner, List.of());
        leader.pc(FakeMemory.START);
        owner.heard().clear();
        run(PID);
        assertThat(owner.heard()).containsExactly("hit 100");
        assertThat(pcInView()).isEqualTo(AT + 1);
    }

    @Test
    void whatAClientWritesUnderTheTrapIsWhatRuns() {
        owner.on(PID).want(Wish.STOP);
        world.settle();
        assertThat(world.breakpoints().memory(group).write(AT, new byte[] {FakeMachine.MOVABLE}))
                .isTrue();
        kernel.calls().clear();
        leader.pc(FakeMemory.START);
        run(PID);
        assertThat(leader.pc()).isEqualTo(END);
        assertThat(kernel.calls()).contains("STEP 100");
    }
}
