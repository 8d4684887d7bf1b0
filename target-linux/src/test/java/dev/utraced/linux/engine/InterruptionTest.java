package dev.utraced.linux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeWorld;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.ResumeAction;
import dev.utraced.target.Signal;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.ThreadId;
import dev.utraced.target.ThreadSelector;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An interrupt that another event is told before. */
class InterruptionTest {
    private static final int PID = 100;
    private static final int OTHER = 101;
    private static final int SECOND = 200;
    private static final int SIGUSR1 = 10;
    private static final ThreadSelector OTHER_ONLY = new ThreadSelector(PID, OTHER);

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();
    private final Client ada = attach();

    private Client attach() {
        kernel.process(PID, FakeMemory.START);
        kernel.thread(PID, OTHER, FakeMemory.START);
        kernel.memory(PID).put(FakeMemory.START, FakeMachine.SPIN);
        return new Client(world, world.tracer().seize(PID, false));
    }

    private static StopEvent event(int tid, StopReason reason) {
        return new StopEvent(new ThreadId(PID, tid), reason);
    }

    private void signalIsToldBeforeTheInterrupt() {
        kernel.signal(OTHER, SIGUSR1);
        world.ring(OTHER);
        ada.interrupt(PID);
        ada.quiesce();
        assertThat(ada.next()).contains(event(OTHER, new StopReason.Signalled(Signal.USR1)));
    }

    private void attachToSecond() {
        kernel.process(SECOND, FakeMemory.START);
        kernel.memory(SECOND).put(FakeMemory.START, FakeMachine.SPIN);
        ThreadGroup second = world.tracer().seize(SECOND, false);
        ada.engine().hold(second, true);
        ada.engine().follow(second.tracees().iterator().next());
    }

    /** The step is over as soon as somebody looks. */
    private void interruptAStepElsewhere(int times) {
        attachToSecond();
        kernel.task(OTHER).pc(FakeMemory.START + 16);
        kernel.memory(PID).put(FakeMemory.START + 16, FakeMachine.BOOSTABLE);
        ada.quiesce();
        ada.startStep(OTHER);
        for (int n = 0; n < times; n++) {
            ada.engine().interruption().want(SECOND);
        }
        world.settle();
    }

    @Test
    void itWaitsForTheEndOfAStepInAProcessThatTheUserDoesNotLookAt() {
        interruptAStepElsewhere(1);
        ada.quiesce();
        assertThat(ada.next()).contains(event(OTHER, new StopReason.Stepped()));
        ada.continueAll();
        ada.quiesce();
        assertThat(ada.next()).map(event -> event.thread().pid()).contains(SECOND);
    }

    @Test
    void aSecondOneDoesNotWait() {
        interruptAStepElsewhere(2);
        ada.quiesce();
        assertThat(ada.next()).contains(event(OTHER, new StopReason.Interrupted()));
    }

    @Test
    void itIsToldOfTheProcessThatTheUserLooksAtWhereOneOfItsThreadsRuns() {
        attachToSecond();
        ada.interrupt(SECOND);
        ada.quiesce();
        assertThat(ada.next()).map(event -> event.thread().pid()).contains(SECOND);
        ada.resume(new ThreadSelector(PID, PID), new ResumeAction.Continue(Optional.empty()));
        ada.interrupt(SECOND);
        ada.quiesce();
        assertThat(ada.next()).map(event -> event.thread().pid()).contains(PID);
    }

    @Test
    void itIsToldOfTheThreadThatRunsWhereThatIsAnother() {
        signalIsToldBeforeTheInterrupt();
        ada.resume(OTHER_ONLY, new ResumeAction.Continue(Optional.empty()));
        ada.quiesce();
        assertThat(ada.next()).contains(event(OTHER, new StopReason.Interrupted()));
        assertThat(ada.next()).isEmpty();
    }

    @Test
    void itIsToldOfTheThreadThatHasStoppedForItWhereThatIsToRun() {
        signalIsToldBeforeTheInterrupt();
        ada.continueAll();
        ada.quiesce();
        assertThat(ada.next()).contains(event(PID, new StopReason.Interrupted()));
        assertThat(ada.next()).isEmpty();
    }
}
