package dev.utraced.linux.breakpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.agent.AgentExpression;
import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeTask;
import dev.utraced.linux.fake.FakeWorld;
import dev.utraced.linux.sys.PtraceEvent;
import dev.utraced.linux.trace.EventKind;
import dev.utraced.linux.trace.EventMask;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.linux.trace.Wish;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakpointEngineTest {
    private static final int PID = 100;
    private static final long AT = FakeMemory.START + 1;

    /** {@code const8 0, end} and {@code const8 1, end}. */
    private static final List<AgentExpression> FALSE = List.of(new AgentExpression(new byte[] {0x22, 0, 0x27}));

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();
    private final FakeTask leader = kernel.process(PID, FakeMemory.START);
    private final FakeMemory memory = kernel.memory(PID);

    private ThreadGroup stoppedAtStart(Owner owner) {
        ThreadGroup group = world.tracer().seize(PID, false);
        owner.join(group).on(PID).want(Wish.STOP);
        world.settle();
        owner.heard().clear();
        return group;
    }

    private void program(int instruction) {
        memory.put(FakeMemory.START, FakeMachine.NOP, instruction, FakeMachine.NOP, FakeMachine.SPIN);
    }

    private void insert(ThreadGroup group, Owner owner, List<AgentExpression> conditions) {
        world.breakpoints().insert(group, AT, owner, conditions);
    }

    @Test
    void aHitIsToldToItsOwnerWithThePcAtTheBreakpoint() {
        program(FakeMachine.NOP);
        Owner owner = new Owner();
        insert(stoppedAtStart(owner), owner, List.of());
        owner.on(PID).want(Wish.RESUME);
        world.settle();
        world.ring(PID);
        assertThat(owner.heard()).containsExactly("hit 100");
        assertThat(leader.isRunning()).isFalse();
        assertThat(pcInView(owner)).isEqualTo(AT);
    }

    private static long pcInView(Owner owner) {
        return owner.on(PID).tracee().registers().general().getLong(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {FakeMachine.NOP, FakeMachine.BOOSTABLE, FakeMachine.MOVABLE, FakeMachine.UNMOVABLE})
    void aFalseConditionIsPassedByWithTheTrapInPlace(int instruction) {
        program(instruction);
        kernel.thread(PID, 101, FakeMemory.START + 3);
        Owner owner = new Owner();
        ThreadGroup group = stoppedAtStart(owner);
        insert(group, owner, FALSE);
        owner.on(PID).want(Wish.RESUME);
        world.settle();
        world.ring(PID);
        assertThat(owner.heard()).isEmpty();
        assertThat(leader.pc()).isEqualTo(FakeMemory.START + 3);
        assertThat(leader.isRunning()).isTrue();
        assertThat(kernel.task(101).isRunning()).isTrue();
        assertThat(memory.at(AT)).isEqualTo(FakeMachine.TRAP);
    }

    @Test
    void aBreakpointIsInsertedAnewWhereAnotherLibraryHasTakenThePlaceOfTheFirst() {
        program(FakeMachine.NOP);
        Owner owner = new Owner();
        ThreadGroup group = stoppedAtStart(owner);
        insert(group, owner, List.of());
        program(FakeMachine.MOVABLE);
        insert(group, owner, List.of());
        assertThat(memory.at(AT)).isEqualTo(FakeMachine.TRAP);
        world.breakpoints().remove(group, AT, owner);
        assertThat(memory.at(AT)).isEqualTo(FakeMachine.MOVABLE);
    }

    @Test
    void aFalseConditionAlsoGoesForATrapOfTheProgramInTheSamePlace() {
        program(FakeMachine.TRAP);
        Owner owner = new Owner();
        insert(stoppedAtStart(owner), owner, FALSE);
        owner.on(PID).want(Wish.RESUME);
        world.settle();
        world.ring(PID);
        assertThat(owner.heard()).isEmpty();
        assertThat(leader.pc()).isEqualTo(FakeMemory.START + 3);
    }

    @Test
    void anInstructionThatCannotBeMovedIsPassedByAThreadThatIsAlone() {
        program(FakeMachine.UNMOVABLE);
        Owner owner = new Owner();
        insert(stoppedAtStart(owner), owner, FALSE);
        owner.on(PID).want(Wish.RESUME);
        world.settle();
        world.ring(PID);
        assertThat(leader.pc()).isEqualTo(FakeMemory.START + 3);
        assertThat(memory.at(AT)).isEqualTo(FakeMachine.TRAP);
    }

    @Test
    void onlyWhatCannotBeMovedHoldsTheOthers() {
        program(FakeMachine.MOVABLE);
        kernel.thread(PID, 101, FakeMemory.START + 3);
        Owner owner = new Owner();
        insert(stoppedAtStart(owner), owner, FALSE);
        owner.on(PID).want(Wish.RESUME);
        world.settle();
        world.ring(PID);
        assertThat(kernel.calls()).doesNotContain("INTERRUPT 101");
    }

    @Test
    void eachOwnerHearsOnlyOfItsOwn() {
        program(FakeMachine.NOP);
        Owner owner = new Owner();
        ThreadGroup group = stoppedAtStart(owner);
        Owner other = new Owner().join(group);
        insert(group, owner, List.of());
        insert(group, other, FALSE);
        owner.on(PID).want(Wish.RESUME);
        world.settle();
        world.ring(PID);
        assertThat(owner.heard()).containsExactly("hit 100");
        assertThat(other.heard()).isEmpty();
    }

    @Test
    void aStepOverOnesOwnRemovedBreakpointLeavesAnothersInPlace() {
        program(FakeMachine.MOVABLE);
        Owner owner = new Owner();
        ThreadGroup group = stoppedAtStart(owner);
        Owner other = new Owner().join(group);
        insert(group, owner, List.of());
        insert(group, other, FALSE);
        owner.on(PID).want(Wish.RESUME);
        world.settle();
        world.ring(PID);
        world.breakpoints().remove(group, AT, owner);
        owner.on(PID).want(Wish.SINGLESTEP);
        world.settle();
        assertThat(owner.heard()).containsExactly("hit 100", "StepDone 100");
        assertThat(pcInView(owner)).isEqualTo(AT + 1);
        assertThat(memory.at(AT)).isEqualTo(FakeMachine.TRAP);
    }

    @Test
    void aCallBehindAFalseConditionIsMadeInItsPlaceAndTheSlotIsFree() {
        program(FakeMachine.CALL);
        Owner owner = new Owner();
        ThreadGroup group = stoppedAtStart(owner);
        insert(group, owner, FALSE);
        owner.on(PID).want(Wish.RESUME);
        world.settle();
        world.ring(PID);
        assertThat(leader.isRunning()).as("sleeps in the call").isTrue();
        assertThat(leader.pc()).isEqualTo(AT + 1);
        assertThat(kernel.calls()).endsWith("CONTINUE 100");
    }

    @Test
    void aCallBehindAFalseConditionIsToldToWhoCatchesCallsAndNothingElseIs() {
        program(FakeMachine.CALL);
        Owner owner = new Owner();
        ThreadGroup group = stoppedAtStart(owner);
        insert(group, owner, FALSE);
        Owner catcher = new Owner().join(group);
        catcher.on(PID).mask(EventMask.of(EventKind.SYSCALL));
        owner.on(PID).want(Wish.RESUME);
        world.settle();
        assertThat(catcher.heard()).containsExactly("SyscallEntered 100");
        assertThat(pcInView(catcher)).isEqualTo(AT + 1);
        catcher.on(PID).want(Wish.RESUME);
        kernel.returns(PID, 3);
        world.ring(PID);
        assertThat(catcher.heard()).containsExactly("SyscallEntered 100", "SyscallReturned 100");
        assertThat(pcInView(catcher)).isEqualTo(AT + 1);
        assertThat(owner.heard()).isEmpty();
    }

    @Test
    void readsShowTheProgramsBytesAndWritesGoUnderTheTrap() {
        program(FakeMachine.NOP);
        Owner owner = new Owner();
        ThreadGroup group = stoppedAtStart(owner);
        insert(group, owner, List.of());
        CleanMemory clean = world.breakpoints().memory(group);
        byte[] seen = new byte[3];
        assertThat(clean.read(FakeMemory.START, seen)).isTrue();
        assertThat(seen).containsExactly(0x90, 0x90, 0x90);
        assertThat(clean.write(FakeMemory.START, new byte[] {1, 2, 3})).isTrue();
        assertThat(memory.at(AT)).isEqualTo(FakeMachine.TRAP);
        world.breakpoints().remove(group, AT, owner);
        assertThat(memory.at(AT)).isEqualTo(2);
    }

    @Test
    void nothingIsLeftInMemoryWhenTheLastOneLeaves() {
        program(FakeMachine.MOVABLE);
        byte[] before = memory.snapshot();
        Owner owner = new Owner();
        ThreadGroup group = stoppedAtStart(owner);
        insert(group, owner, FALSE);
        owner.on(PID).want(Wish.RESUME);
        world.settle();
        world.ring(PID);
        assertThat(memory.snapshot()).isNotEqualTo(before);
        group.leave(owner);
        world.settle();
        assertThat(memory.snapshot()).isEqualTo(before);
        assertThat(leader.isSeized()).isFalse();
    }

    @Test
    void aTrapThatWaitsBehindAnInterruptIsTakenBeforeTheThreadIsGivenBack() {
        memory.put(FakeMemory.START, FakeMachine.SPIN, FakeMachine.MOVABLE, FakeMachine.SPIN);
        Owner owner = new Owner();
        ThreadGroup group = stoppedAtStart(owner);
        insert(group, owner, List.of());
        owner.on(PID).want(Wish.RESUME);
        leader.pc(AT);
        kernel.trapsWhileInterrupted(PID);
        group.leave(owner);
        world.settle();
        assertThat(leader.isSeized()).isFalse();
        assertThat(leader.pc()).isEqualTo(AT);
        assertThat(memory.at(AT)).isEqualTo(FakeMachine.MOVABLE);
    }

    @Test
    void aForkedChildRunsFreeWithoutATrapInIt() {
        program(FakeMachine.MOVABLE);
        Owner owner = new Owner();
        insert(stoppedAtStart(owner), owner, List.of());
        owner.on(PID).want(Wish.RESUME);
        world.settle();
        leader.pc(FakeMemory.START + 3);
        kernel.makes(PID, PtraceEvent.FORK, 200);
        FakeMemory child = kernel.memory(200);
        assertThat(child.at(AT)).isEqualTo(FakeMachine.TRAP);
    }

    @Test
    void aBreakpointAndAnInterruptInOneMomentAreBothTold() {
        program(FakeMachine.NOP);
        Owner owner = new Owner();
        ThreadGroup group = stoppedAtStart(owner);
        insert(group, owner, List.of());
        Owner other = new Owner().join(group);
        owner.on(PID).want(Wish.RESUME);
        other.on(PID).want(Wish.STOP);
        world.settle();
        world.ring(PID);
        assertThat(owner.heard()).containsExactly("hit 100");
        assertThat(other.heard()).containsExactly("quiescent 100");
        assertThat(pcInView(owner)).isEqualTo(AT);
    }

    @Test
    void aSignalAtABreakpointIsDeliveredAndTheHitIsNotRepeated() {
        program(FakeMachine.MOVABLE);
        Owner owner = new Owner();
        ThreadGroup group = stoppedAtStart(owner);
        Owner other = new Owner().join(group);
        insert(group, owner, List.of());
        insert(group, other, FALSE);
        owner.on(PID).want(Wish.RESUME);
        world.settle();
        world.ring(PID);
        world.breakpoints().remove(group, AT, owner);
        owner.on(PID).tracee().signal().deliver(10);
        owner.on(PID).want(Wish.RESUME);
        world.settle();
        world.ring(PID);
        assertThat(leader.deliveredSignals()).containsExactly(10);
        assertThat(leader.pc()).isEqualTo(FakeMemory.START + 3);
        assertThat(other.heard()).isEmpty();
    }
}
