package dev.utraced.linux.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeTask;
import dev.utraced.linux.fake.FakeWorld;
import org.junit.jupiter.api.Test;

/** What engines hear of system calls, and what they do not. */
class SyscallStopsTest {
    private static final int PID = 100;
    private static final int SIGUSR1 = 10;
    private static final EventMask CALLS = EventMask.of(EventKind.SYSCALL);

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();
    private final FakeTask leader = kernel.process(PID, FakeMemory.START);
    private final ThreadGroup group = seize();

    private ThreadGroup seize() {
        kernel.memory(PID)
                .put(FakeMemory.START, FakeMachine.MOVABLE, FakeMachine.CALL, FakeMachine.MOVABLE, FakeMachine.SPIN);
        return world.tracer().seize(PID, false);
    }

    private RecordingEngine blockedInACall() {
        RecordingEngine engine = new RecordingEngine(CALLS).join(group);
        toItsCall(engine);
        assertThat(engine.heard()).containsExactly("quiescent 100", "SyscallEntered 100");
        engine.heard().clear();
        return engine;
    }

    private void toItsCall(RecordingEngine engine) {
        engine.on(PID).want(Wish.STOP);
        world.settle();
        engine.on(PID).want(Wish.RESUME);
        world.settle();
    }

    private void stopsAndRuns(RecordingEngine engine) {
        engine.on(PID).want(Wish.STOP);
        world.settle();
        engine.on(PID).want(Wish.RESUME);
        world.settle();
    }

    @Test
    void entryAndReturnAreTold() {
        RecordingEngine engine = blockedInACall();
        kernel.returns(PID, 3);
        world.ring(PID);
        assertThat(engine.heard()).containsExactly("SyscallReturned 100");
        assertThat(leader.pc()).isEqualTo(FakeMemory.START + 3);
    }

    @Test
    void whoDoesNotAskHearsNothingAndCostsNothing() {
        RecordingEngine engine = new RecordingEngine().join(group);
        toItsCall(engine);
        assertThat(engine.heard()).containsExactly("Interrupted 100", "quiescent 100");
        assertThat(kernel.calls()).doesNotContain("SYSCALL 100", "SYSCALLINFO 100");
    }

    @Test
    void aCallThatAStopHasBrokenIsTheSameCallStill() {
        RecordingEngine engine = blockedInACall();
        stopsAndRuns(engine);
        stopsAndRuns(engine);
        assertThat(engine.heard()).containsExactly("quiescent 100", "quiescent 100");
        assertThat(leader.pc()).as("in the call again").isEqualTo(FakeMemory.START + 2);
        kernel.returns(PID, 3);
        world.ring(PID);
        assertThat(engine.heard()).endsWith("SyscallReturned 100");
    }

    @Test
    void aCallThatASignalHasBrokenReturns() {
        RecordingEngine engine = blockedInACall();
        kernel.signal(PID, SIGUSR1);
        world.ring(PID);
        assertThat(engine.heard()).containsExactly("SyscallReturned 100");
        assertThat(leader.result()).isEqualTo(-4);
        assertThat(leader.pc()).isEqualTo(FakeMemory.START + 3);
    }

    @Test
    void anEngineThatAsksWhileTheThreadSleepsInACallHearsOfThatCall() {
        RecordingEngine engine = new RecordingEngine().join(group);
        toItsCall(engine);
        engine.heard().clear();
        engine.on(PID).mask(CALLS);
        world.settle();
        assertThat(engine.heard()).containsExactly("SyscallEntered 100");
        kernel.returns(PID, 3);
        world.ring(PID);
        assertThat(engine.heard()).containsExactly("SyscallEntered 100", "SyscallReturned 100");
    }

    @Test
    void whoAsksNoMoreLetsTheThreadRunThroughItsCalls() {
        RecordingEngine engine = blockedInACall();
        engine.on(PID).mask(EventMask.NONE);
        stopsAndRuns(engine);
        assertThat(kernel.calls()).endsWith("CONTINUE 100");
    }

    @Test
    void aStepOverACallEndsWithItsReturnAndBothAreTold() {
        RecordingEngine catcher = new RecordingEngine(CALLS).join(group);
        RecordingEngine stepper = new RecordingEngine(EventMask.of(EventKind.STEP)).join(group);
        stepper.on(PID).want(Wish.STOP);
        world.settle();
        leader.pc(FakeMemory.START + 1);
        stepper.answering(Wish.STOP).on(PID).want(Wish.SINGLESTEP);
        world.settle();
        assertThat(catcher.heard()).containsExactly("SyscallEntered 100");
        kernel.returns(PID, 3);
        world.ring(PID);
        assertThat(catcher.heard()).containsExactly("SyscallEntered 100", "SyscallReturned 100");
        assertThat(stepper.heard()).containsExactly("quiescent 100", "StepDone 100");
        assertThat(leader.pc()).isEqualTo(FakeMemory.START + 2);
    }

    @Test
    void aStepOverAnythingElseIsAStep() {
        new RecordingEngine(CALLS).join(group);
        RecordingEngine stepper = new RecordingEngine(EventMask.of(EventKind.STEP)).join(group);
        stepper.on(PID).want(Wish.STOP);
        world.settle();
        stepper.answering(Wish.STOP).on(PID).want(Wish.SINGLESTEP);
        world.settle();
        assertThat(stepper.heard()).containsExactly("quiescent 100", "StepDone 100");
        assertThat(leader.pc()).isEqualTo(FakeMemory.START + 1);
    }
}
