package dev.utraced.linux.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeTask;
import dev.utraced.linux.fake.FakeWorld;
import dev.utraced.linux.sys.PtraceEvent;
import dev.utraced.linux.sys.WaitStatus;
import dev.utraced.linux.trace.EventKind;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.ProcessEvents;
import dev.utraced.target.ProcessId;
import dev.utraced.target.ResumeAction;
import dev.utraced.target.Signal;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.TargetException;
import dev.utraced.target.ThreadId;
import dev.utraced.target.ThreadSelector;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a client sees, and what it does not see of another one. */
class DebuggerEngineTest {
    private static final int PID = 100;
    private static final int OTHER = 101;
    private static final int SIGUSR1 = 10;
    private static final long AT = FakeMemory.START + 1;

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();
    private final FakeTask leader = kernel.process(PID, FakeMemory.START);
    private final FakeTask second = kernel.thread(PID, OTHER, FakeMemory.START + 4);
    private final ThreadGroup group = seize();
    private final Client ada = new Client(world, group);

    private ThreadGroup seize() {
        kernel.memory(PID)
                .put(
                        FakeMemory.START,
                        FakeMachine.NOP,
                        FakeMachine.MOVABLE,
                        FakeMachine.NOP,
                        FakeMachine.NOP,
                        FakeMachine.SPIN);
        return world.tracer().seize(PID, false);
    }

    private static StopEvent event(int tid, StopReason reason) {
        return new StopEvent(new ThreadId(PID, tid), reason);
    }

    private void breakpointOf(Client client) {
        world.breakpoints().insert(group, AT, client.engine(), List.of());
    }

    @Test
    void quiescingIsNoEvent() {
        assertThat(ada.quiesce()).isTrue();
        assertThat(ada.told()).isZero();
        assertThat(ada.next()).isEmpty();
        assertThat(leader.isRunning() || second.isRunning()).isFalse();
    }

    @Test
    void aThreadThatIsBornWhileEverythingIsHeldIsHeldToo() {
        kernel.makes(PID, PtraceEvent.CLONE, 102);
        assertThat(ada.quiesce()).isTrue();
        assertThat(kernel.task(102).isRunning()).isFalse();
        ada.continueAll();
        assertThat(kernel.task(102).isRunning()).isTrue();
    }

    @Test
    void aSignalIsDeliveredThoughAnotherThreadsEventComesBetween() {
        kernel.signal(PID, SIGUSR1);
        kernel.signal(OTHER, SIGUSR1);
        world.ring(PID);
        world.ring(OTHER);
        ada.quiesce();
        ada.next();
        ada.continueAllWith(PID, Signal.USR1);
        assertThat(leader.deliveredSignals()).as("the other event comes first").isEmpty();
        ada.quiesce();
        assertThat(ada.next()).contains(event(OTHER, new StopReason.Signalled(Signal.USR1)));
        ada.continueAllWith(OTHER, Signal.USR1);
        assertThat(leader.deliveredSignals()).containsExactly(SIGUSR1);
        assertThat(second.deliveredSignals()).containsExactly(SIGUSR1);
    }

    @Test
    void anInterruptIsOneEventOfOneThread() {
        ada.interrupt(PID);
        assertThat(ada.quiesce()).isTrue();
        assertThat(ada.next()).contains(event(PID, new StopReason.Interrupted()));
        assertThat(ada.next()).isEmpty();
    }

    @Test
    void anInterruptOutlivesTheStopThatComesBeforeIt() {
        ada.quiesce();
        ada.step(PID);
        assertThat(ada.next()).contains(event(PID, new StopReason.Stepped()));
        ada.interrupt(PID);
        assertThat(ada.next()).as("nothing runs").isEmpty();
        ada.resume(new ThreadSelector(PID, PID), new ResumeAction.Continue(Optional.empty()));
        ada.quiesce();
        assertThat(ada.next()).contains(event(PID, new StopReason.Interrupted()));
        ada.continueAll();
        assertThat(ada.seesRunning(PID)).isTrue();
    }

    @Test
    void anInterruptGoesToAnotherThreadWhereTheFirstOneStopsForSomethingElse() {
        kernel.signal(PID, SIGUSR1);
        new EngineResumption(ada.engine()).interrupt(new ThreadId(PID, PID));
        world.ring(PID);
        ada.quiesce();
        assertThat(ada.next()).contains(event(PID, new StopReason.Signalled(Signal.USR1)));
        assertThat(ada.next()).contains(event(OTHER, new StopReason.Interrupted()));
    }

    @Test
    void aHitOfOneClientIsNothingToAnother() {
        Client bob = new Client(world, group);
        ada.quiesce();
        breakpointOf(ada);
        ada.continueAll();
        world.ring(PID);
        assertThat(ada.next()).contains(event(PID, new StopReason.SoftwareBreakpoint()));
        assertThat(bob.told()).isZero();
        assertThat(bob.seesRunning(PID)).isTrue();
        assertThat(leader.isRunning()).as("held by Ada").isFalse();
    }

    @Test
    void aSignalThatTheClientSendsToAThreadStoppedWithoutOneIsNotReportedToIt() {
        Client bob = new Client(world, group);
        ada.quiesce();
        ada.continueWith(PID, Signal.USR1);
        kernel.signal(PID, SIGUSR1);
        world.ring(PID);
        assertThat(ada.told()).isZero();
        assertThat(bob.quiesce()).isTrue();
        assertThat(bob.next()).contains(event(PID, new StopReason.Signalled(Signal.USR1)));
        bob.continueWith(PID, Signal.USR1);
        kernel.signal(PID, SIGUSR1);
        world.ring(PID);
        assertThat(ada.next()).as("another one").contains(event(PID, new StopReason.Signalled(Signal.USR1)));
    }

    @Test
    void whoStopsAThreadThatAnotherHoldsHearsOfItAtOnce() {
        Client bob = new Client(world, group);
        ada.quiesce();
        assertThat(bob.quiesce()).isTrue();
        ada.continueAll();
        assertThat(leader.isRunning()).as("held by Bob").isFalse();
        bob.continueAll();
        assertThat(leader.isRunning()).isTrue();
    }

    @Test
    void anEventIsKeptWhileItsBreakpointIsLiftedForTheStepOfAnotherThread() {
        ada.quiesce();
        breakpointOf(ada);
        second.pc(FakeMemory.START);
        ada.continueAll();
        world.ring(PID);
        world.ring(OTHER);
        ada.quiesce();
        assertThat(ada.next()).contains(event(PID, new StopReason.SoftwareBreakpoint()));
        world.breakpoints().remove(group, AT, ada.engine());
        ada.step(PID);
        assertThat(ada.engine().pending().next(any -> any.thread().tid() == PID))
                .contains(event(PID, new StopReason.Stepped()));
        breakpointOf(ada);
        assertThat(ada.engine().pending().hasPending(any -> any.thread().tid() == OTHER))
                .isTrue();
        ada.continueAll();
        assertThat(ada.next()).contains(event(OTHER, new StopReason.SoftwareBreakpoint()));
    }

    @Test
    void anEventOfARemovedBreakpointIsVoidWhenItsThreadRuns() {
        ada.quiesce();
        breakpointOf(ada);
        ada.continueAll();
        world.ring(PID);
        ada.quiesce();
        world.breakpoints().remove(group, AT, ada.engine());
        ada.continueAll();
        assertThat(ada.next()).isEmpty();
        assertThat(leader.pc()).isEqualTo(FakeMemory.START + 4);
    }

    @Test
    void nothingRunsWhileAnEventWaitsThatTheClientIsToHearOfFirst() {
        ada.quiesce();
        breakpointOf(ada);
        ada.continueAll();
        world.ring(PID);
        ada.quiesce();
        ada.continueAll();
        assertThat(second.isRunning()).isFalse();
        assertThat(ada.next()).contains(event(PID, new StopReason.SoftwareBreakpoint()));
    }

    @Test
    void aRangeIsSteppedThroughSilently() {
        ada.quiesce();
        MemoryRange range = new MemoryRange(FakeMemory.START, 3);
        ada.resume(new ThreadSelector(PID, PID), new ResumeAction.StepRange(range));
        assertThat(ada.told()).isEqualTo(1);
        assertThat(ada.next()).contains(event(PID, new StopReason.Stepped()));
        assertThat(leader.pc()).isEqualTo(FakeMemory.START + 3);
        assertThat(second.isRunning()).isFalse();
    }

    @Test
    void aSignalStopsUnlessItPasses() {
        ada.engine().signals().pass(Set.of(Signal.USR1));
        kernel.signal(PID, SIGUSR1);
        world.ring(PID);
        assertThat(ada.told()).isZero();
        assertThat(leader.deliveredSignals()).containsExactly(SIGUSR1);
        ada.engine().signals().pass(Set.of());
        kernel.signal(PID, SIGUSR1);
        world.ring(PID);
        ada.quiesce();
        assertThat(ada.next()).contains(event(PID, new StopReason.Signalled(Signal.USR1)));
    }

    @Test
    void aSignalThatTheClientKeepsIsNotDelivered() {
        kernel.signal(PID, SIGUSR1);
        world.ring(PID);
        ada.quiesce();
        ada.next();
        ada.continueAll();
        assertThat(leader.isRunning()).isTrue();
        assertThat(leader.deliveredSignals()).isEmpty();
    }

    @Test
    void ofTwoClientsTheOneThatKeepsASignalWins() {
        Client bob = new Client(world, group);
        kernel.signal(PID, SIGUSR1);
        world.ring(PID);
        ada.next();
        bob.next();
        ada.continueWith(PID, Signal.USR1);
        bob.continueAll();
        assertThat(leader.isRunning()).isTrue();
        assertThat(leader.deliveredSignals()).isEmpty();
    }

    @Test
    void theEndOfAProcessIsOneEvent() {
        kernel.happens(OTHER, new WaitStatus.Exited(0));
        world.ring(OTHER);
        kernel.happens(PID, new WaitStatus.Exited(7));
        world.ring(PID);
        assertThat(ada.next()).contains(event(PID, new StopReason.Exited(7)));
        assertThat(ada.next()).isEmpty();
        assertThat(ada.engine().views().processes()).isEmpty();
    }

    @Test
    void quiescingDoesNotWaitForThreadsThatDie() {
        boolean[] quiet = new boolean[1];
        kernel.killed(PID);
        new EngineResumption(ada.engine()).quiesce(() -> quiet[0] = true);
        world.ring(OTHER);
        world.ring(PID);
        assertThat(quiet[0]).isTrue();
        assertThat(ada.next()).contains(event(PID, new StopReason.Killed(Signal.KILL)));
    }

    @Test
    void aThreadThatIsNotThereCannotBeResumed() {
        assertThatThrownBy(() -> ada.step(999)).isInstanceOf(TargetException.class);
    }

    private void aboutToCall() {
        kernel.memory(PID).put(FakeMemory.START, FakeMachine.MOVABLE, FakeMachine.CALL, FakeMachine.SPIN);
        ada.quiesce();
        leader.pc(AT);
    }

    private void catchCalls(Client client) {
        new EngineSyscalls(client.engine().views()).reportOnly(new ProcessId(PID), Set.of(FakeMachine.CALL_NUMBER));
    }

    @Test
    void aCaughtCallIsOneClientsAndNothingToAnother() {
        Client bob = new Client(world, group);
        aboutToCall();
        catchCalls(bob);
        ada.continueAll();
        assertThat(bob.next()).contains(event(PID, new StopReason.SyscallEntry(FakeMachine.CALL_NUMBER)));
        assertThat(ada.told()).isZero();
        bob.continueAll();
        kernel.returns(PID, 0);
        world.ring(PID);
        assertThat(bob.next()).contains(event(PID, new StopReason.SyscallReturn(FakeMachine.CALL_NUMBER)));
        assertThat(ada.seesRunning(PID)).isTrue();
    }

    @Test
    void callsThatAreNotNamedAreNothing() {
        aboutToCall();
        new EngineSyscalls(ada.engine().views()).reportOnly(new ProcessId(PID), Set.of(1L));
        ada.continueAll();
        kernel.returns(PID, 0);
        world.ring(PID);
        assertThat(ada.told()).isZero();
        assertThat(leader.isRunning()).isTrue();
    }

    @Test
    void aSingleStepIsOverWhereACaughtCallBeginsWhichIsToldWithTheNextResume() {
        aboutToCall();
        catchCalls(ada);
        ada.step(PID);
        assertThat(ada.next()).contains(event(PID, new StopReason.Stepped()));
        ada.continueAll();
        assertThat(ada.next()).contains(event(PID, new StopReason.SyscallEntry(FakeMachine.CALL_NUMBER)));
        assertThat(leader.isRunning()).isFalse();
        ada.continueAll();
        kernel.returns(PID, 0);
        world.ring(PID);
        assertThat(ada.next()).contains(event(PID, new StopReason.SyscallReturn(FakeMachine.CALL_NUMBER)));
    }

    @Test
    void aClientThatStepsOnIsNotToldOfTheCallAnyMore() {
        aboutToCall();
        catchCalls(ada);
        ada.step(PID);
        ada.next();
        ada.step(PID);
        kernel.returns(PID, 0);
        world.ring(PID);
        assertThat(ada.next()).contains(event(PID, new StopReason.Stepped()));
        ada.continueAll();
        assertThat(ada.next()).contains(event(PID, new StopReason.SyscallReturn(FakeMachine.CALL_NUMBER)));
    }

    @Test
    void theChildOfAForkCatchesNothing() {
        ada.quiesce();
        catchCalls(ada);
        ada.continueAll();
        ada.engine().forks().report(Set.of(ProcessEvents.Kind.FORK));
        kernel.makes(PID, PtraceEvent.FORK, 200);
        world.ring(PID);
        ThreadGroup child = world.tracer().group(200).orElseThrow();
        assertThat(ada.engine().views().process(200).orElseThrow().eventMask().has(EventKind.SYSCALL))
                .isFalse();
        assertThat(child.tracees()).hasSize(1);
        assertThat(ada.engine().views().process(PID).orElseThrow().eventMask().has(EventKind.SYSCALL))
                .isTrue();
    }

    @Test
    void aNewThreadCatchesWhatItsProcessDoes() {
        ada.quiesce();
        catchCalls(ada);
        ada.continueAll();
        kernel.makes(PID, PtraceEvent.CLONE, 102);
        world.ring(PID);
        assertThat(kernel.calls()).endsWith("SYSCALL 102");
    }
}
