package dev.utraced.linux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeTask;
import dev.utraced.linux.fake.FakeWorld;
import dev.utraced.linux.sys.PtraceEvent;
import dev.utraced.linux.sys.WaitStatus;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.ProcessEvents;
import dev.utraced.target.ResumeAction;
import dev.utraced.target.Signal;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.ThreadEvents.Choice;
import dev.utraced.target.ThreadEvents.Option;
import dev.utraced.target.ThreadId;
import dev.utraced.target.ThreadSelector;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Threads that stop, run, come and go one by one. */
class NonStopTest {
    private static final int PID = 100;
    private static final int OTHER = 101;
    private static final int CHILD = 102;
    private static final ThreadSelector LEADER_ONLY = new ThreadSelector(PID, PID);
    private static final ThreadSelector OTHER_ONLY = new ThreadSelector(PID, OTHER);
    private static final ThreadSelector CHILD_ONLY = new ThreadSelector(PID, CHILD);
    private static final ThreadId FORKED = new ThreadId(200, 200);
    private static final long AT = FakeMemory.START + 1;

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();
    private final FakeTask leader = kernel.process(PID, FakeMemory.START + 2);
    private final FakeTask other = kernel.thread(PID, OTHER, FakeMemory.START + 2);
    private final ThreadGroup group = seize();
    private final Client ada = new Client(world, group);
    private final EngineResumption resumption = new EngineResumption(ada.engine());

    private ThreadGroup seize() {
        kernel.memory(PID).put(FakeMemory.START, FakeMachine.NOP, FakeMachine.MOVABLE, FakeMachine.SPIN);
        return world.tracer().seize(PID, false);
    }

    private static StopEvent event(int tid, StopReason reason) {
        return new StopEvent(new ThreadId(PID, tid), reason);
    }

    private void stop(ThreadSelector threads) {
        ada.resume(threads, new ResumeAction.Stop());
    }

    private void run(ThreadSelector threads) {
        ada.resume(threads, new ResumeAction.Continue(Optional.empty()));
    }

    private void choose(int tid, Option... options) {
        ada.engine()
                .threadEvents()
                .choose(List.of(
                        new Choice(ThreadSelector.EVERYTHING, Set.of()),
                        new Choice(new ThreadSelector(PID, tid), Set.of(options))));
    }

    @Test
    void oneThreadIsStoppedWhileTheOthersRun() {
        stop(OTHER_ONLY);
        assertThat(ada.next()).contains(event(OTHER, new StopReason.Requested()));
        assertThat(leader.isRunning()).isTrue();
        assertThat(ada.engine().pending().told()).containsExactly(event(OTHER, new StopReason.Requested()));
        stop(OTHER_ONLY);
        assertThat(ada.next()).isEmpty();
    }

    @Test
    void whatEachStoppedThreadWasToldForIsKnownUntilItRuns() {
        kernel.signal(OTHER, 10);
        world.ring(OTHER);
        assertThat(ada.engine().pending().told()).isEmpty();
        StopEvent told = ada.next().orElseThrow();
        assertThat(ada.engine().pending().told()).containsExactly(told);
        run(OTHER_ONLY);
        assertThat(ada.engine().pending().told()).isEmpty();
    }

    @Test
    void aThreadThatEndsWhileItIsBeingStoppedIsNoStop() {
        kernel.exits(OTHER, 0);
        stop(OTHER_ONLY);
        world.ring(OTHER);
        assertThat(ada.next()).isEmpty();
        assertThat(ada.seesRunning(PID)).isTrue();
    }

    @Test
    void thatTheLastRunningThreadHasEndedIsMadeKnown() {
        stop(LEADER_ONLY);
        ada.next();
        int before = ada.told();
        kernel.exits(OTHER, 0);
        world.ring(OTHER);
        assertThat(ada.told()).isEqualTo(before + 1);
        assertThat(resumption.anyRunning()).isFalse();
    }

    @Test
    void aLastRunningThreadThatBecomesAnotherProgramHasNotEnded() {
        stop(LEADER_ONLY);
        ada.next();
        int before = ada.told();
        kernel.execs(OTHER, FakeMemory.START);
        world.ring(PID);
        assertThat(ada.told()).isEqualTo(before + 1);
        assertThat(ada.next()).contains(event(PID, new StopReason.Signalled(Signal.TRAP)));
    }

    @Test
    void aStoppedThreadThatHasBeenKilledCountsAsOneWhoseEndIsToCome() {
        stop(LEADER_ONLY);
        kernel.killed(PID);
        world.ring(OTHER);
        assertThat(resumption.anyRunning()).isTrue();
        world.ring(PID);
        assertThat(resumption.anyRunning()).isFalse();
    }

    @Test
    void aThreadRunsOnWhereItsBreakpointHasGoneBeforeItWasTold() {
        ada.quiesce();
        world.breakpoints().insert(group, AT, ada.engine(), List.of());
        leader.pc(FakeMemory.START);
        ada.continueAll();
        world.ring(PID);
        assertThat(leader.isRunning()).isFalse();
        world.breakpoints().remove(group, AT, ada.engine());
        assertThat(ada.next()).isEmpty();
        assertThat(leader.isRunning()).isTrue();
        assertThat(ada.seesRunning(PID)).isTrue();
    }

    @Test
    void whatHasBeenHeldIsReleasedWithoutRunning() {
        ada.quiesce();
        resumption.release();
        assertThat(leader.isRunning() || other.isRunning()).isFalse();
        run(LEADER_ONLY);
        kernel.makes(PID, PtraceEvent.CLONE, CHILD);
        world.ring(PID);
        assertThat(kernel.task(CHILD).isRunning()).isTrue();
        assertThat(other.isRunning()).isFalse();
    }

    @Test
    void aNewThreadIsToldOfBeforeItRuns() {
        ada.engine().threadEvents().report(true);
        kernel.makes(PID, PtraceEvent.CLONE, CHILD);
        world.ring(PID);
        assertThat(ada.next()).contains(event(CHILD, new StopReason.ThreadCreated()));
        assertThat(leader.isRunning()).isTrue();
        assertThat(kernel.task(CHILD).isRunning()).isFalse();
        run(CHILD_ONLY);
        assertThat(kernel.task(CHILD).isRunning()).isTrue();
    }

    @Test
    void aNewThreadThatIsStoppedByAPatternIsStillNew() {
        ada.engine().threadEvents().report(true);
        FakeTask child = kernel.makes(PID, PtraceEvent.CLONE, CHILD);
        WaitStatus first = kernel.poll(CHILD);
        world.ring(PID);
        stop(ThreadSelector.EVERYTHING);
        kernel.happens(CHILD, first);
        world.ring(CHILD);
        assertThat(ada.engine().pending().next(any -> any.thread().tid() == CHILD))
                .contains(event(CHILD, new StopReason.ThreadCreated()));
        assertThat(child.isRunning()).isFalse();
    }

    @Test
    void aThreadThatMakesAnotherIsStoppedWithItAndPatternsDoNotTouchWhatIsUntold() {
        choose(PID, Option.CLONE);
        kernel.makes(PID, PtraceEvent.CLONE, CHILD);
        world.ring(PID);
        run(ThreadSelector.EVERYTHING);
        assertThat(kernel.task(CHILD).isRunning()).isFalse();
        assertThat(ada.engine().pending().told()).isEmpty();
        assertThat(ada.next()).contains(event(PID, new StopReason.Cloned(new ThreadId(PID, CHILD))));
        assertThat(leader.isRunning()).isFalse();
        assertThat(ada.engine().pending().told())
                .contains(event(CHILD, new StopReason.Requested()))
                .hasSize(2);
        run(ThreadSelector.EVERYTHING);
        assertThat(kernel.task(CHILD).isRunning()).isTrue();
    }

    @Test
    void aForkIsToldOnceItsChildStandsStillWhichThenHasNothingToTell() {
        ada.engine().forks().report(Set.of(ProcessEvents.Kind.FORK));
        FakeTask child = kernel.makes(PID, PtraceEvent.FORK, FORKED.pid());
        WaitStatus first = kernel.poll(FORKED.tid());
        world.ring(PID);
        assertThat(ada.next()).isEmpty();
        int before = ada.told();
        kernel.happens(FORKED.tid(), first);
        world.ring(FORKED.tid());
        assertThat(ada.told()).isEqualTo(before + 1);
        assertThat(ada.next()).contains(event(PID, new StopReason.Forked(FORKED)));
        stop(ThreadSelector.of(FORKED));
        assertThat(ada.next()).isEmpty();
        assertThat(child.isRunning()).isFalse();
    }

    @Test
    void aForkIsToldThoughItsChildEndsBeforeItHasStopped() {
        ada.engine().forks().report(Set.of(ProcessEvents.Kind.FORK));
        kernel.makes(PID, PtraceEvent.FORK, FORKED.pid());
        kernel.poll(FORKED.tid());
        world.ring(PID);
        kernel.killed(FORKED.pid());
        world.ring(FORKED.tid());
        assertThat(ada.next()).contains(event(PID, new StopReason.Forked(FORKED)));
        assertThat(ada.next()).contains(new StopEvent(FORKED, new StopReason.Killed(Signal.KILL)));
    }

    @Test
    void aCloneIsToldThoughTheNewThreadEndsBeforeItHasStopped() {
        choose(PID, Option.CLONE);
        kernel.makes(PID, PtraceEvent.CLONE, CHILD);
        kernel.poll(CHILD);
        world.ring(PID);
        assertThat(ada.next()).isEmpty();
        int before = ada.told();
        kernel.exits(CHILD, 0);
        world.ring(CHILD);
        assertThat(ada.told()).isEqualTo(before + 1);
        assertThat(ada.next()).contains(event(PID, new StopReason.Cloned(new ThreadId(PID, CHILD))));
    }

    @Test
    void aNewThreadBeginsWithoutOptions() {
        choose(PID, Option.CLONE, Option.EXIT);
        kernel.makes(OTHER, PtraceEvent.CLONE, CHILD);
        world.ring(OTHER);
        kernel.exits(CHILD, 3);
        world.ring(CHILD);
        assertThat(ada.next()).isEmpty();
    }

    @Test
    void anEndIsToldWithItsCodeToThoseWhoAskForIt() {
        choose(OTHER, Option.EXIT);
        kernel.exits(OTHER, 7);
        world.ring(OTHER);
        assertThat(ada.next()).contains(event(OTHER, new StopReason.ThreadExited(7)));
        assertThat(ada.next()).isEmpty();
    }

    @Test
    void anEndIsToldWithItsCodeWhereTheThreadWasMissedFirst() {
        ada.engine().threadEvents().report(true);
        stop(LEADER_ONLY);
        ada.next();
        kernel.exits(OTHER, 7);
        stop(OTHER_ONLY);
        assertThat(ada.next()).isEmpty();
        assertThat(resumption.anyRunning()).as("its end is still to come").isTrue();
        world.ring(OTHER);
        assertThat(ada.next()).contains(event(OTHER, new StopReason.ThreadExited(7)));
        assertThat(resumption.anyRunning()).isFalse();
    }

    @Test
    void aLeaderThatEndsBeforeItsThreadsIsToldOfAtOnceAndItsProcessLater() {
        ada.engine().threadEvents().report(true);
        kernel.leaves(PID, 5);
        world.ring(PID);
        assertThat(ada.next()).contains(event(PID, new StopReason.ThreadExited(5)));
        kernel.exits(OTHER, 0);
        world.ring(OTHER);
        assertThat(ada.next()).contains(event(OTHER, new StopReason.ThreadExited(0)));
        kernel.happens(PID, new WaitStatus.Exited(5));
        world.ring(PID);
        assertThat(ada.next()).contains(event(PID, new StopReason.Exited(5)));
        assertThat(ada.next()).isEmpty();
    }

    @Test
    void theLastThreadsEndIsItsProcesssAlone() {
        ada.engine().threadEvents().report(true);
        kernel.exits(OTHER, 0);
        world.ring(OTHER);
        ada.next();
        kernel.exits(PID, 4);
        world.ring(PID);
        assertThat(ada.next()).contains(event(PID, new StopReason.Exited(4)));
        assertThat(ada.next()).isEmpty();
    }

    @Test
    void whatWaitsToBeToldGoesWithItsProcess() {
        kernel.signal(OTHER, 10);
        world.ring(OTHER);
        kernel.killed(PID);
        world.ring(OTHER);
        world.ring(PID);
        assertThat(ada.next().map(StopEvent::reason)).containsInstanceOf(StopReason.Killed.class);
        assertThat(ada.next()).isEmpty();
    }
}
