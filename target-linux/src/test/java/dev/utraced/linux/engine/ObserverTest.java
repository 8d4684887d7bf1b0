package dev.utraced.linux.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeTask;
import dev.utraced.linux.fake.FakeWorld;
import dev.utraced.linux.sys.PtraceEvent;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.ResumeAction;
import dev.utraced.target.Signal;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.TargetException;
import dev.utraced.target.ThreadId;
import dev.utraced.target.ThreadSelector;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A client that looks: threads stop for it, and run on. */
final class ObserverTest {
    private static final int PID = 100;
    private static final int OTHER = 101;
    private static final int SIGUSR1 = 10;
    private static final long AT = FakeMemory.START + 1;

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();
    private final FakeTask leader = kernel.process(PID, FakeMemory.START);
    private final FakeTask second = kernel.thread(PID, OTHER, FakeMemory.START + 4);
    private final ThreadGroup group = seize();
    private final Client driver = new Client(world, group);
    private final Client observer = new Client(world, group, Grip.LOOKS);

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

    @Test
    void whatIsStoppedForAnObserverRunsOn() {
        assertThat(observer.quiesce()).isTrue();
        assertThat(observer.seesRunning(PID)).isFalse();
        assertThat(observer.seesRunning(OTHER)).isFalse();
        assertThat(leader.isRunning() && second.isRunning()).isTrue();
        assertThat(driver.told()).isZero();
    }

    @Test
    void anInterruptIsAnEventOfTheObserversAlone() {
        observer.interrupt(PID);
        assertThat(observer.quiesce()).isTrue();
        assertThat(observer.next()).contains(event(PID, new StopReason.Interrupted()));
        assertThat(leader.isRunning() && second.isRunning()).isTrue();
        assertThat(driver.told()).isZero();
        observer.continueAll();
        assertThat(observer.seesRunning(PID)).isTrue();
    }

    @Test
    void whatADriverHoldsStaysHeldWhateverTheObserverDoes() {
        assertThat(driver.quiesce()).isTrue();
        assertThat(observer.quiesce()).isTrue();
        observer.continueAll();
        observer.step(PID);
        observer.continueWith(PID, Signal.USR1);
        assertThat(leader.isRunning() || second.isRunning()).isFalse();
        assertThat(kernel.task(PID).isRunning()).isFalse();
        driver.continueAll();
        assertThat(leader.isRunning() && second.isRunning()).isTrue();
    }

    @Test
    void aDriversEventsAreNoneOfTheObserver() {
        world.breakpoints().insert(group, AT, driver.engine(), List.of());
        kernel.signal(OTHER, SIGUSR1);
        world.ring(OTHER);
        assertThat(driver.told()).isEqualTo(1);
        assertThat(observer.told()).isZero();
        assertThat(observer.seesRunning(OTHER)).isTrue();
    }

    @Test
    void aThreadThatIsBornWhileTheObserverSeesAllStoppedRuns() {
        observer.quiesce();
        kernel.makes(PID, PtraceEvent.CLONE, 102);
        world.ring(PID);
        assertThat(observer.seesRunning(102)).isFalse();
        assertThat(kernel.task(102).isRunning()).isTrue();
    }

    @Test
    void nothingIsHeldWhenOneOfTwoObserversLooks() {
        Client another = new Client(world, group, Grip.LOOKS);
        observer.quiesce();
        another.interrupt(PID);
        assertThat(another.quiesce()).isTrue();
        assertThat(leader.isRunning() && second.isRunning()).isTrue();
    }

    @Test
    void thePictureStaysWhileTheThreadGoesOn() {
        observer.quiesce();
        ThreadView view = observer.view(PID);
        long then = group.architecture().pc(view.registers());
        kernel.task(PID).pc(FakeMemory.START + 4);
        driver.quiesce();
        assertThat(group.architecture().pc(view.registers())).isEqualTo(then);
        assertThat(group.architecture().pc(driver.view(PID).registers())).isEqualTo(FakeMemory.START + 4);

        observer.resume(ThreadSelector.EVERYTHING, new ResumeAction.Continue(Optional.empty()));
        assertThatThrownBy(view::registers).isInstanceOf(TargetException.class);
        observer.quiesce();
        assertThat(group.architecture().pc(view.registers())).isEqualTo(FakeMemory.START + 4);
    }

    @Test
    void aProgramOfADriverIsNoLongerDrivenWhenOnlyObserversAreLeft() {
        assertThat(group.isDrivenOnlyBy(driver.engine(), driver.engine().commands()))
                .isTrue();
        assertThat(group.isDrivenOnlyBy(observer.engine())).isFalse();
    }
}
