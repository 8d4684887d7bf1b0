package dev.utraced.linux.breakpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.agent.AgentExpression;
import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeTask;
import dev.utraced.linux.fake.FakeWorld;
import dev.utraced.linux.sys.PtraceEvent;
import dev.utraced.linux.sys.SchedulingAttributes;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.linux.trace.Wish;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a thread is scheduled that is stopped for nothing while others are busy. */
class TurnsTest {
    private static final int PID = 100;
    private static final long AT = FakeMemory.START + 1;
    private static final SchedulingAttributes USUAL = new SchedulingAttributes(0, 3_000_000);
    private static final SchedulingAttributes HURRIED = new SchedulingAttributes(-15, 100_000);
    private static final List<AgentExpression> FALSE = List.of(new AgentExpression(new byte[] {0x22, 0, 0x27}));

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();
    private final FakeTask leader = kernel.process(PID, FakeMemory.START);
    private final Owner owner = new Owner();
    private ThreadGroup group;

    private void passTheTrap(boolean crowded) {
        world.crowd(crowded);
        if (group == null) {
            kernel.memory(PID).put(FakeMemory.START, FakeMachine.NOP, FakeMachine.NOP, FakeMachine.SPIN);
            group = world.tracer().seize(PID, false);
            owner.join(group);
            world.breakpoints().insert(group, AT, owner, FALSE);
        }
        owner.on(PID).want(Wish.STOP);
        world.settle();
        leader.pc(FakeMemory.START);
        owner.on(PID).want(Wish.RESUME);
        world.settle();
        world.ring(PID);
    }

    @Test
    void itGetsALargerShareInShortSlicesWhileOthersAreBusy() {
        passTheTrap(true);
        assertThat(leader.scheduling()).isEqualTo(HURRIED);
        passTheTrap(false);
        assertThat(leader.scheduling()).isEqualTo(USUAL);
    }

    @Test
    void shortSlicesRemainWhereALargerShareIsNotAllowed() {
        kernel.leastNiceness(0);
        passTheTrap(true);
        assertThat(leader.scheduling()).isEqualTo(new SchedulingAttributes(0, 100_000));
        passTheTrap(false);
        assertThat(leader.scheduling()).isEqualTo(USUAL);
    }

    @Test
    void itsSchedulingIsLeftAloneWhereNobodyElseIsBusy() {
        passTheTrap(false);
        assertThat(kernel.calls()).doesNotContain("SETATTR 100");
    }

    @Test
    void itsSchedulingIsWhatItWasWhenTheBreakpointHasGone() {
        passTheTrap(true);
        world.breakpoints().remove(group, AT, owner);
        assertThat(leader.scheduling()).isEqualTo(USUAL);
    }

    @Test
    void itsSchedulingIsWhatItWasWhenTheProcessIsGivenBack() {
        passTheTrap(true);
        group.leave(owner);
        world.settle();
        assertThat(leader.isSeized()).isFalse();
        assertThat(leader.scheduling()).isEqualTo(USUAL);
    }

    @Test
    void aNewThreadDoesNotInheritIt() {
        passTheTrap(true);
        FakeTask child = kernel.makes(PID, PtraceEvent.CLONE, 101).inheritScheduling(leader);
        world.ring(PID);
        assertThat(child.scheduling()).isEqualTo(USUAL);
        assertThat(leader.scheduling()).isEqualTo(HURRIED);
    }

    @Test
    void norDoesTheChildOfAFork() {
        passTheTrap(true);
        FakeTask child = kernel.makes(PID, PtraceEvent.FORK, 200).inheritScheduling(leader);
        world.ring(PID);
        assertThat(child.scheduling()).isEqualTo(USUAL);
    }

    @Test
    void whoIsExecutedByAnotherThreadDoesNotKeepIt() {
        passTheTrap(true);
        kernel.makes(PID, PtraceEvent.CLONE, 101);
        world.ring(PID);
        FakeTask survivor = kernel.execs(101, FakeMemory.START).inheritScheduling(leader);
        kernel.memory(PID).put(FakeMemory.START, FakeMachine.SPIN);
        world.ring(PID);
        world.breakpoints().insert(group, FakeMemory.START, owner, FALSE);
        world.breakpoints().remove(group, FakeMemory.START, owner);
        assertThat(survivor.scheduling()).isEqualTo(USUAL);
    }
}
