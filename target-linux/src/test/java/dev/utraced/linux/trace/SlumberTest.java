package dev.utraced.linux.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeTask;
import dev.utraced.linux.fake.FakeWorld;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A thread that several stops have found asleep is held without being stopped. */
class SlumberTest {
    private static final int PID = 100;
    private static final int SLEEPER = 101;
    private static final int SIGUSR1 = 10;

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();
    private final FakeTask leader = kernel.process(PID, FakeMemory.START + 4);
    private final FakeTask sleeper = kernel.thread(PID, SLEEPER, FakeMemory.START);
    private final ThreadGroup group = seize();
    private final RecordingEngine engine = new RecordingEngine().join(group);

    private ThreadGroup seize() {
        kernel.memory(PID)
                .put(
                        FakeMemory.START,
                        FakeMachine.MOVABLE,
                        FakeMachine.SLEEP,
                        FakeMachine.MOVABLE,
                        FakeMachine.SPIN,
                        FakeMachine.SPIN);
        return world.tracer().seize(PID, false);
    }

    private void want(Wish wish) {
        for (int tid : List.of(PID, SLEEPER)) {
            engine.on(tid).want(wish);
        }
        world.settle();
    }

    private void stopsAndRuns(int times) {
        for (int i = 0; i < times; i++) {
            want(Wish.STOP);
            want(Wish.RESUME);
        }
    }

    /** It comes to its call at the first stop. */
    private void fallAsleep() {
        stopsAndRuns(3);
        assertThat(tracee().isAsleep()).isTrue();
        kernel.calls().clear();
        engine.heard().clear();
    }

    private Tracee tracee() {
        return group.tracee(SLEEPER).orElseThrow();
    }

    private List<String> callsForSleeper() {
        return kernel.calls().stream()
                .filter(call -> call.endsWith(" " + SLEEPER))
                .toList();
    }

    @Test
    void stoppingAndRunningItTakesNoSystemCallAtAll() {
        fallAsleep();
        stopsAndRuns(10);
        assertThat(callsForSleeper()).isEmpty();
        assertThat(engine.heard()).containsOnly("Interrupted 100", "quiescent 100", "quiescent 101");
        assertThat(engine.heard().stream().filter("quiescent 101"::equals)).hasSize(10);
    }

    @Test
    void theSecondStopThatFindsItInTheSameCallLetsItSleepOn() {
        stopsAndRuns(2);
        assertThat(kernel.calls()).doesNotContain("SYSCALL 101");
        stopsAndRuns(1);
        assertThat(kernel.calls()).endsWith("SYSCALL 101");
    }

    /** The third stop comes before it has executed the one instruction that takes it there. */
    @Test
    void aStopThatFindsItOnItsWayBackIntoItsCallCountsToo() {
        stopsAndRuns(2);
        want(Wish.STOP);
        sleeper.restartsCall();
        want(Wish.RESUME);
        assertThat(kernel.calls()).endsWith("SYSCALL 101", "SYSCALLINFO 101", "SYSCALL 101");
    }

    @Test
    void whatIsInThePlaceOfItsCallAndAboutToMakeAnotherOneIsNotAsleep() {
        stopsAndRuns(2);
        want(Wish.STOP);
        sleeper.restartsCall();
        sleeper.asksFor(FakeMachine.CALL_NUMBER);
        want(Wish.RESUME);
        assertThat(kernel.calls()).doesNotContain("SYSCALL 101");
    }

    @Test
    void whereItWakesUpWhileItIsHeldItIsStoppedBeforeItRuns() {
        fallAsleep();
        want(Wish.STOP);
        kernel.returns(SLEEPER, 0);
        world.ring(SLEEPER);
        assertThat(tracee().isStopped()).isTrue();
        assertThat(sleeper.pc()).isEqualTo(FakeMemory.START + 2);
        assertThat(engine.heard()).containsOnlyOnce("quiescent 101");
        want(Wish.RESUME);
        assertThat(sleeper.pc()).isEqualTo(FakeMemory.START + 3);
    }

    @Test
    void whereItWakesUpWhileNobodyHoldsItItRunsOnAndNobodyHearsOfIt() {
        fallAsleep();
        kernel.returns(SLEEPER, 0);
        world.ring(SLEEPER);
        assertThat(sleeper.isRunning()).isTrue();
        assertThat(tracee().isAsleep()).isFalse();
        assertThat(engine.heard()).isEmpty();
        assertThat(callsForSleeper()).endsWith("CONTINUE 101");
    }

    @Test
    void whoWantsItsRegistersHasItStopped() {
        fallAsleep();
        want(Wish.STOP);
        assertThat(tracee().wake()).isTrue();
        assertThat(group.architecture().pc(tracee().registers())).isEqualTo(FakeMemory.START + 2);
        want(Wish.RESUME);
        assertThat(sleeper.isRunning()).isTrue();
    }

    @Test
    void whoIsToldThatItIsHeldCanHaveItStoppedThereAndThen() {
        fallAsleep();
        List<Long> seen = new ArrayList<>();
        TracingEngine curious = new TracingEngine() {
            @Override
            public Wish report(Attachment attachment, TraceEvent event) {
                return attachment.wish();
            }

            @Override
            public Wish quiescent(Attachment attachment) {
                assertThat(attachment.tracee().wake()).isTrue();
                seen.add(group.architecture().pc(attachment.tracee().registers()));
                return Wish.STOP;
            }
        };
        group.join(curious);
        tracee().attach(curious, EventMask.NONE).want(Wish.STOP);
        assertThat(seen).containsExactly(FakeMemory.START + 2L);
        world.settle();
        assertThat(tracee().isStopped()).isTrue();
    }

    @Test
    void whoWantsItToStepHasItStoppedFirst() {
        RecordingEngine stepper = new RecordingEngine(EventMask.of(EventKind.STEP)).join(group);
        fallAsleep();
        stepper.answering(Wish.STOP).on(SLEEPER).want(Wish.STOP);
        stepper.on(SLEEPER).want(Wish.SINGLESTEP);
        world.settle();
        assertThat(callsForSleeper()).startsWith("INTERRUPT 101").contains("STEP 101");
    }

    @Test
    void whoWantsToSeeItStoppedForAMomentDoes() {
        fallAsleep();
        engine.on(SLEEPER).want(Wish.REPORT);
        world.settle();
        assertThat(engine.heard()).contains("quiescent 101");
        assertThat(callsForSleeper()).startsWith("INTERRUPT 101");
    }

    @Test
    void whoAsksForCallsMeanwhileHearsOfThisOne() {
        fallAsleep();
        engine.on(SLEEPER).mask(EventMask.of(EventKind.SYSCALL));
        world.settle();
        assertThat(engine.heard()).containsExactly("SyscallEntered 101");
        kernel.returns(SLEEPER, 0);
        world.ring(SLEEPER);
        assertThat(engine.heard()).containsExactly("SyscallEntered 101", "SyscallReturned 101");
    }

    @Test
    void aSignalEndsItAndIsReported() {
        RecordingEngine hearer = new RecordingEngine(EventMask.of(EventKind.SIGNAL)).join(group);
        fallAsleep();
        kernel.signal(SLEEPER, SIGUSR1);
        world.ring(SLEEPER);
        world.ring(SLEEPER);
        assertThat(hearer.heard()).contains("SignalArrived10 101");
    }

    @Test
    void aSignalThatComesWhileItIsHeldIsReportedWhenItRuns() {
        RecordingEngine hearer = new RecordingEngine(EventMask.of(EventKind.SIGNAL)).join(group);
        fallAsleep();
        want(Wish.STOP);
        kernel.signal(SLEEPER, SIGUSR1);
        world.ring(SLEEPER);
        assertThat(hearer.heard()).doesNotContain("SignalArrived10 101");
        want(Wish.RESUME);
        world.ring(SLEEPER);
        assertThat(hearer.heard()).contains("SignalArrived10 101");
    }

    @Test
    void whereASignalWakesItWhileItIsHeldThoseThatRunAreMadeToLookForSignalsOfTheProcess() {
        fallAsleep();
        engine.on(SLEEPER).want(Wish.STOP);
        kernel.signal(SLEEPER, SIGUSR1);
        world.ring(SLEEPER);
        assertThat(kernel.calls()).contains("INTERRUPT " + PID);
        assertThat(leader.isRunning()).isTrue();
        assertThat(tracee().isStopped()).isTrue();
    }

    @Test
    void whereItsCallIsOverWhileItIsHeldNobodyElseIsTouched() {
        fallAsleep();
        engine.on(SLEEPER).want(Wish.STOP);
        kernel.returns(SLEEPER, 0);
        world.ring(SLEEPER);
        assertThat(kernel.calls()).noneMatch(call -> call.endsWith(" " + PID));
    }

    @Test
    void whenTheProcessIsGivenBackItIsToo() {
        fallAsleep();
        want(Wish.STOP);
        group.leave(engine);
        assertThat(sleeper.isSeized()).isFalse();
        assertThat(leader.isSeized()).isFalse();
        assertThat(sleeper.isRunning()).isTrue();
    }

    @Test
    void whereItIsKilledItGoes() {
        fallAsleep();
        want(Wish.STOP);
        kernel.killed(PID);
        world.ring(SLEEPER);
        world.ring(PID);
        assertThat(world.tracer().group(PID)).isEmpty();
        assertThat(group.tracees()).isEmpty();
    }

    @Test
    void whatWakesUpBeforeItHasSparedAnythingIsTriedLessAndLess() {
        stopsAndRuns(3);
        kernel.returns(SLEEPER, 0);
        world.ring(SLEEPER);
        sleeper.pc(FakeMemory.START);
        kernel.calls().clear();
        stopsAndRuns(4);
        assertThat(kernel.calls()).doesNotContain("SYSCALL 101");
        stopsAndRuns(1);
        assertThat(kernel.calls()).contains("SYSCALL 101");
    }

    @Test
    void inAProcessWithOneThreadThereIsNothingToSpare() {
        kernel.exits(PID, 0);
        world.ring(PID);
        engine.heard().clear();
        for (int i = 0; i < 5; i++) {
            engine.on(SLEEPER).want(Wish.STOP);
            world.settle();
            engine.on(SLEEPER).want(Wish.RESUME);
            world.settle();
        }
        assertThat(kernel.calls()).doesNotContain("SYSCALL 101");
    }
}
