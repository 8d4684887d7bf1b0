package dev.utraced.linux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeWorld;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.target.Signal;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.ThreadId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A thread that sleeps, as its client sees it: stopped when all is, and its registers are there. */
class SleeperTest {
    private static final int PID = 100;
    private static final int SLEEPER = 101;
    private static final int SIGUSR1 = 10;

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();
    private final Client ada = attach();

    private Client attach() {
        kernel.process(PID, FakeMemory.START + 2);
        kernel.thread(PID, SLEEPER, FakeMemory.START);
        kernel.memory(PID).put(FakeMemory.START, FakeMachine.MOVABLE, FakeMachine.SLEEP, FakeMachine.SPIN);
        return new Client(world, world.tracer().seize(PID, false));
    }

    private Tracee sleeper() {
        return ada.view(SLEEPER).tracee();
    }

    private void stopsAndRuns(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(ada.quiesce()).isTrue();
            ada.continueAll();
        }
    }

    @Test
    void itIsHeldWithTheOthersAndRunsOnWithThem() {
        stopsAndRuns(5);
        assertThat(sleeper().isAsleep()).isTrue();
        assertThat(ada.quiesce()).isTrue();
        assertThat(ada.seesRunning(SLEEPER)).isFalse();
        assertThat(sleeper().isAsleep()).isTrue();
        ada.continueAll();
        assertThat(ada.seesRunning(SLEEPER)).isTrue();
    }

    @Test
    void itsRegistersAreThereWhenTheyAreAskedFor() {
        stopsAndRuns(5);
        ada.quiesce();
        EngineRegisters registers = new EngineRegisters(ada.engine().views());
        byte[] pc = registers.read(new ThreadId(PID, SLEEPER), 0);
        assertThat(pc[0]).isEqualTo((byte) (FakeMemory.START + 2));
        assertThat(sleeper().isStopped()).isTrue();
    }

    @Test
    void aStopThatComesBeforeItIsBackInItsCallFindsItAsleep() {
        stopsAndRuns(2);
        ada.quiesce();
        ada.startAll();
        kernel.calls().clear();
        assertThat(ada.quiesce()).isTrue();
        assertThat(sleeper().isAsleep()).isTrue();
        assertThat(kernel.calls()).doesNotContain("INTERRUPT " + SLEEPER).contains("SYSCALL " + SLEEPER);
    }

    @Test
    void aSignalThatComesBeforeItIsBackInItsCallIsToldWithTheNextContinue() {
        stopsAndRuns(2);
        ada.quiesce();
        kernel.queuesSignal(SLEEPER, SIGUSR1);
        ada.startAll();
        assertThat(ada.quiesce()).isTrue();
        assertThat(ada.next()).isEmpty();
        ada.continueAll();
        assertThat(ada.next())
                .isEqualTo(
                        Optional.of(new StopEvent(new ThreadId(PID, SLEEPER), new StopReason.Signalled(Signal.USR1))));
    }
}
