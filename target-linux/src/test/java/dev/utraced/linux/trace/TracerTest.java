package dev.utraced.linux.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeTask;
import dev.utraced.linux.fake.FakeWorld;
import dev.utraced.linux.sys.PtraceEvent;
import dev.utraced.linux.sys.WaitStatus;
import org.junit.jupiter.api.Test;

/** What engines may rely on, whatever else is attached. */
class TracerTest {
    private static final int PID = 100;
    private static final int SIGTRAP = 5;
    private static final int SIGUSR1 = 10;
    private static final int SIGTSTP = 20;

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();
    private final FakeTask leader = kernel.process(PID, FakeMemory.START);

    private ThreadGroup seize() {
        return world.tracer().seize(PID, false);
    }

    @Test
    void seizingTakesEveryThreadAndStopsNone() {
        FakeTask second = kernel.thread(PID, 101, FakeMemory.START);
        ThreadGroup group = seize();
        assertThat(group.tracees()).extracting(Tracee::tid).containsExactly(PID, 101);
        assertThat(leader.isSeized() && second.isSeized()).isTrue();
        assertThat(leader.isRunning() && second.isRunning()).isTrue();
    }

    @Test
    void aThreadThatASeizedOneMakesWhileTheyAreListedIsTakenOnce() {
        kernel.behindList(() -> kernel.thread(PID, 101, FakeMemory.START));
        kernel.behindList(() -> kernel.makes(PID, PtraceEvent.CLONE, 102));
        ThreadGroup group = seize();
        assertThat(kernel.calls()).as("it was listed, too").contains("SEIZE 102");
        RecordingEngine engine = new RecordingEngine().join(group);
        world.ring(102);
        world.ring(PID);
        assertThat(engine.heard()).containsExactly("born 102", "Cloned 100", "Born 102");
        assertThat(group.tracees()).extracting(Tracee::tid).containsExactly(PID, 101, 102);
        assertThat(kernel.task(102).isRunning()).isTrue();
    }

    @Test
    void anEngineWithoutAMaskHearsNothingOfASignal() {
        RecordingEngine deaf = new RecordingEngine(EventMask.NONE).join(seize());
        kernel.signal(PID, SIGUSR1);
        world.ring(PID);
        assertThat(deaf.heard()).isEmpty();
        assertThat(leader.deliveredSignals()).containsExactly(SIGUSR1);
    }

    @Test
    void aThreadRunsWhenNobodyHoldsItAnyMore() {
        ThreadGroup group = seize();
        RecordingEngine one = new RecordingEngine().join(group);
        RecordingEngine other = new RecordingEngine().join(group);
        one.on(PID).want(Wish.STOP);
        other.on(PID).want(Wish.STOP);
        world.settle();
        assertThat(leader.isRunning()).isFalse();
        one.on(PID).want(Wish.RESUME);
        assertThat(leader.isRunning()).isFalse();
        other.on(PID).want(Wish.RESUME);
        assertThat(leader.isRunning()).isTrue();
    }

    @Test
    void whoAsksForAStopOfAHeldThreadHearsOfItAtOnce() {
        ThreadGroup group = seize();
        new RecordingEngine().join(group).on(PID).want(Wish.STOP);
        world.settle();
        RecordingEngine late = new RecordingEngine().join(group);
        late.on(PID).want(Wish.STOP);
        assertThat(late.heard()).containsExactly("quiescent 100");
    }

    @Test
    void aStepIsGrantedEvenThoughAnotherEngineWantsTheThreadToRun() {
        ThreadGroup group = seize();
        kernel.memory(PID).put(FakeMemory.START, FakeMachine.MOVABLE, FakeMachine.SPIN);
        RecordingEngine stepper = new RecordingEngine().join(group);
        RecordingEngine other = new RecordingEngine().join(group);
        stepper.on(PID).want(Wish.STOP);
        world.settle();
        stepper.answering(Wish.STOP).on(PID).want(Wish.SINGLESTEP);
        world.settle();
        assertThat(stepper.heard()).contains("StepDone 100");
        assertThat(leader.pc()).isEqualTo(FakeMemory.START + 1);
        assertThat(other.on(PID).wish()).isEqualTo(Wish.RESUME);
    }

    @Test
    void forAStopThatTheBellTellsOfNobodyPollsAnyMore() {
        RecordingEngine engine = new RecordingEngine().join(seize());
        kernel.starves(PID);
        engine.on(PID).want(Wish.STOP);
        kernel.comesAround(PID);
        world.ring(PID);
        assertThat(engine.heard()).contains("quiescent 100");
        assertThat(kernel.polls()).isEqualTo(1);
    }

    @Test
    void suppressingASignalWins() {
        ThreadGroup group = seize();
        RecordingEngine keeper = new RecordingEngine().answering(Wish.STOP).join(group);
        new RecordingEngine().join(group);
        kernel.signal(PID, SIGUSR1);
        world.ring(PID);
        keeper.on(PID).tracee().signal().suppress();
        keeper.on(PID).want(Wish.RESUME);
        assertThat(leader.isRunning()).isTrue();
        assertThat(leader.deliveredSignals()).isEmpty();
    }

    @Test
    void aNewThreadIsInTheEnginesHandsBeforeItRuns() {
        RecordingEngine engine = new RecordingEngine().join(seize());
        FakeTask child = kernel.makes(PID, PtraceEvent.CLONE, 101);
        world.ring(PID);
        assertThat(engine.heard()).containsExactly("born 101", "Cloned 100", "Born 101");
        assertThat(child.isRunning() && leader.isRunning()).isTrue();
    }

    @Test
    void aChildThatStopsBeforeItsMakerIsReportedIsKept() {
        RecordingEngine engine = new RecordingEngine().join(seize());
        FakeTask child = kernel.makes(PID, PtraceEvent.CLONE, 101);
        world.ring(101);
        assertThat(engine.heard()).isEmpty();
        world.ring(PID);
        assertThat(engine.heard()).containsExactly("born 101", "Cloned 100", "Born 101");
        assertThat(child.isRunning()).isTrue();
    }

    @Test
    void aForkedChildThatNobodyKeepsRunsFree() {
        new RecordingEngine().join(seize());
        FakeTask child = kernel.makes(PID, PtraceEvent.FORK, 200);
        world.ring(PID);
        assertThat(child.isSeized()).isFalse();
        assertThat(child.isRunning()).isTrue();
        assertThat(world.tracer().group(200)).isEmpty();
    }

    @Test
    void aBellThatRingsForNobodyTakesNothingFromAnybody() {
        FakeTask zero = kernel.thread(PID, 0, FakeMemory.START);
        seize();
        kernel.happens(0, new WaitStatus.EventStop(SIGTSTP));
        world.ring(0);
        assertThat(zero.hasNews()).isTrue();
    }

    @Test
    void aGroupStopIsLeftAsItIs() {
        RecordingEngine engine = new RecordingEngine().join(seize());
        kernel.happens(PID, new WaitStatus.EventStop(SIGTSTP));
        world.ring(PID);
        assertThat(engine.heard()).containsExactly("GroupStopped 100");
        assertThat(leader.isListening()).isTrue();
    }

    @Test
    void theLastEngineThatLeavesGivesTheThreadsBack() {
        ThreadGroup group = seize();
        RecordingEngine one = new RecordingEngine().join(group);
        RecordingEngine other = new RecordingEngine().join(group);
        one.on(PID).want(Wish.STOP);
        world.settle();
        group.leave(one);
        world.settle();
        assertThat(leader.isSeized() && leader.isRunning()).isTrue();
        group.leave(other);
        world.settle();
        assertThat(leader.isSeized()).isFalse();
        assertThat(world.tracer().isTracing()).isFalse();
    }

    @Test
    void aRunningThreadIsFreeWhenItsEngineHasLeft() {
        ThreadGroup group = seize();
        RecordingEngine engine = new RecordingEngine().join(group);
        group.leave(engine);
        assertThat(leader.isSeized()).isFalse();
    }

    @Test
    void heldThreadsAreGivenBackWithoutRunningFirst() {
        ThreadGroup group = seize();
        RecordingEngine engine = new RecordingEngine().join(group);
        engine.on(PID).want(Wish.STOP);
        world.settle();
        int before = kernel.callCount();
        group.leave(engine);
        assertThat(leader.isSeized()).isFalse();
        assertThat(kernel.calls().subList(before, kernel.callCount())).containsExactly("GETREGS 100", "DETACH 100");
    }

    @Test
    void aProcessThatIsKilledWhileItIsGivenBackIsKeptUntilItsEnd() {
        ThreadGroup group = seize();
        RecordingEngine engine = new RecordingEngine().join(group);
        engine.on(PID).want(Wish.STOP);
        world.settle();
        kernel.killed(PID);
        group.leave(engine);
        assertThat(world.tracer().isTracing()).isTrue();
        world.ring(PID);
        assertThat(world.tracer().isTracing()).isFalse();
    }

    @Test
    void whoAttachesWhileAProcessIsBeingGivenBackKeepsIt() {
        ThreadGroup group = seize();
        kernel.starves(PID);
        group.leave(new RecordingEngine().join(group));
        RecordingEngine next = new RecordingEngine().join(seize());
        kernel.comesAround(PID);
        world.settle();
        assertThat(leader.isSeized() && leader.isRunning()).isTrue();
        next.on(PID).want(Wish.STOP);
        world.settle();
        assertThat(next.heard()).contains("quiescent 100");
    }

    @Test
    void anInterruptedCallIsMadeAgain() {
        kernel.memory(PID).put(FakeMemory.START, FakeMachine.MOVABLE, FakeMachine.CALL, FakeMachine.SPIN);
        RecordingEngine engine = new RecordingEngine().join(seize());
        engine.on(PID).want(Wish.STOP);
        world.settle();
        engine.on(PID).want(Wish.RESUME);
        assertThat(leader.pc()).isEqualTo(FakeMemory.START + 2);
        engine.on(PID).want(Wish.STOP);
        world.settle();
        assertThat(leader.result()).isEqualTo(-4);
        engine.on(PID).want(Wish.RESUME);
        assertThat(leader.pc()).as("in the call again").isEqualTo(FakeMemory.START + 2);
        assertThat(kernel.calls()).contains("SETREGS 100");
    }

    @Test
    void aCallThatASignalInterruptsKeepsItsError() {
        kernel.memory(PID).put(FakeMemory.START, FakeMachine.CALL, FakeMachine.SPIN);
        RecordingEngine engine = new RecordingEngine().join(seize());
        engine.on(PID).want(Wish.STOP);
        world.settle();
        engine.on(PID).want(Wish.RESUME);
        kernel.signal(PID, SIGUSR1);
        world.ring(PID);
        assertThat(leader.result()).isEqualTo(-4);
        assertThat(leader.pc()).isEqualTo(FakeMemory.START + 1);
        assertThat(leader.deliveredSignals()).containsExactly(SIGUSR1);
    }

    @Test
    void aThreadThatExitsIsGoneAndTheProcessGoesOn() {
        kernel.thread(PID, 101, FakeMemory.START);
        RecordingEngine engine = new RecordingEngine().join(seize());
        kernel.happens(101, new WaitStatus.Exited(0));
        world.ring(101);
        assertThat(engine.heard()).containsExactly("gone 101");
    }

    @Test
    void aLeaderThatEndsBeforeItsThreadsIsGoneAtOnce() {
        kernel.thread(PID, 101, FakeMemory.START);
        RecordingEngine engine = new RecordingEngine().join(seize());
        kernel.happens(PID, new WaitStatus.TraceEventStop(PtraceEvent.EXIT));
        world.ring(PID);
        assertThat(engine.heard()).containsExactly("gone 100");
        assertThat(leader.isRunning()).isTrue();
        kernel.happens(101, new WaitStatus.Exited(0));
        world.ring(101);
        kernel.happens(PID, new WaitStatus.Exited(3));
        world.ring(PID);
        assertThat(engine.heard()).containsExactly("gone 100", "gone 101", "ended Exited[code=3]");
    }

    @Test
    void theLeadersDeathIsTheProcessesEnd() {
        RecordingEngine engine = new RecordingEngine().join(seize());
        kernel.happens(PID, new WaitStatus.Exited(7));
        world.ring(PID);
        assertThat(engine.heard()).containsExactly("gone 100", "ended Exited[code=7]");
        assertThat(world.tracer().group(PID)).isEmpty();
    }

    @Test
    void whereASignalComesFromIsNotAskedWhileNobodyWantsToKnow() {
        RecordingEngine engine = new RecordingEngine().join(seize());
        kernel.signal(PID, SIGUSR1);
        int before = kernel.callCount();
        world.ring(PID);
        assertThat(kernel.calls().subList(before, kernel.callCount())).containsExactly("GETREGS 100", "CONTINUE 100");
        assertThat(engine.heard()).contains("SignalArrived10 100");
    }

    @Test
    void aThreadThatIsKilledBeforeItsTrapCouldBeReadHasNothingToReport() {
        RecordingEngine engine = new RecordingEngine().answering(Wish.STOP).join(seize());
        kernel.memory(PID).put(FakeMemory.START, FakeMachine.TRAP);
        kernel.signal(PID, SIGTRAP);
        kernel.vanishAt(kernel.callCount() + 1);
        world.ring(PID);
        world.ring(PID);
        assertThat(kernel.calls()).last().isEqualTo("GETSIGINFO 100");
        assertThat(engine.heard()).containsExactly("gone 100", "ended Killed[signal=9]");
    }

    @Test
    void anExecIsReportedEvenWhereBothIdsSeemedToHaveGone() {
        kernel.thread(PID, 101, FakeMemory.START);
        RecordingEngine engine = new RecordingEngine().join(seize());
        kernel.happens(PID, new WaitStatus.TraceEventStop(PtraceEvent.EXIT));
        world.ring(PID);
        engine.heard().clear();
        kernel.vanishes(PID);
        kernel.vanishes(101);
        engine.on(101).want(Wish.REPORT);
        world.ring(101);
        world.ring(PID);
        assertThat(engine.heard()).isEmpty();
        kernel.execs(101, FakeMemory.START);
        world.ring(PID);
        assertThat(engine.heard()).containsExactly("survived 100", "gone 101", "Execed 100");
    }

    @Test
    void anExecByAnotherThreadLeavesOneThreadWithTheProcessesId() {
        kernel.thread(PID, 101, FakeMemory.START);
        RecordingEngine engine = new RecordingEngine().join(seize());
        FakeTask survivor = kernel.execs(101, FakeMemory.START);
        world.ring(PID);
        assertThat(engine.heard()).containsExactly("gone 101", "Execed 100");
        assertThat(survivor.isRunning()).isTrue();
        assertThat(world.tracer().group(PID).orElseThrow().tracees())
                .extracting(Tracee::tid)
                .containsExactly(PID);
    }

    @Test
    void aThreadThatNeedsOurProcessorToStopGetsItBeforeTheBellIsWaitedFor() {
        RecordingEngine engine = new RecordingEngine().join(seize());
        kernel.starves(PID);
        world.duringRest(() -> kernel.comesAround(PID));
        engine.on(PID).want(Wish.STOP);
        world.settle();
        assertThat(engine.heard()).containsExactly("Interrupted 100", "quiescent 100");
    }

    @Test
    void aThreadThatStaysAwayIsLeftToTheBell() {
        RecordingEngine engine = new RecordingEngine().join(seize());
        kernel.starves(PID);
        engine.on(PID).want(Wish.STOP);
        world.settle();
        assertThat(engine.heard()).isEmpty();
        kernel.comesAround(PID);
        world.ring(PID);
        assertThat(engine.heard()).containsExactly("Interrupted 100", "quiescent 100");
    }

    @Test
    void aThreadThatEndsAsSoonAsItIsMadeIsHeardOfWithoutTheBell() {
        RecordingEngine engine = new RecordingEngine().join(seize());
        kernel.makes(PID, PtraceEvent.CLONE, 101);
        world.duringPause(() -> kernel.exits(101, 0));
        world.ring(PID);
        assertThat(engine.heard()).containsExactly("born 101", "Cloned 100", "Born 101", "gone 101");
    }

    @Test
    void whoHasMadeAThreadThatEndsIsHeardOfWithoutTheBell() {
        RecordingEngine engine = new RecordingEngine().join(seize());
        kernel.makes(PID, PtraceEvent.CLONE, 101);
        world.ring(PID);
        kernel.exits(101, 0);
        world.duringPause(() -> kernel.makes(PID, PtraceEvent.CLONE, 102));
        world.ring(101);
        assertThat(engine.heard()).endsWith("gone 101", "born 102", "Cloned 100", "Born 102");
    }
}
