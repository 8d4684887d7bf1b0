package dev.utraced.linux.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeTask;
import dev.utraced.linux.fake.FakeWorld;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Threads whose calls our stop has broken are given back. */
class ReleaseTest {
    private static final int PID = 100;
    private static final int SECOND = 101;
    private static final int SIGUSR1 = 10;
    private static final int LAST = 102;

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();
    private final FakeTask leader = kernel.process(PID, FakeMemory.START);
    private final FakeTask second = kernel.thread(PID, SECOND, FakeMemory.START);
    private final FakeTask last = kernel.thread(PID, LAST, FakeMemory.START);
    private final ThreadGroup group = world.tracer().seize(PID, false);
    private final RecordingEngine engine = new RecordingEngine().join(group);

    @BeforeEach
    void breakTheirCalls() {
        kernel.memory(PID).put(FakeMemory.START, FakeMachine.CALL, FakeMachine.SPIN);
        want(Wish.STOP);
        want(Wish.RESUME);
        want(Wish.STOP);
        kernel.calls().clear();
    }

    private void want(Wish wish) {
        for (int tid : List.of(PID, SECOND, LAST)) {
            engine.on(tid).want(wish);
        }
        world.settle();
    }

    @Test
    void nothingIsLeftToDoWhenTheFirstOneGoesButForTheLastOne() {
        group.leave(engine);
        assertThat(kernel.calls())
                .containsExactly(
                        "GETREGS 100",
                        "SETREGS 100",
                        "GETREGS 101",
                        "SETREGS 101",
                        "DETACH 100",
                        "DETACH 101",
                        "GETREGS 102",
                        "SETREGS 102",
                        "DETACH 102");
        assertThat(leader.isRunning() && second.isRunning() && last.isRunning()).isTrue();
        assertThat(world.tracer().groups()).isEmpty();
    }

    @Test
    void aSignalThatComesMeanwhileBreaksTheCallOfItsThread() {
        kernel.justBefore("DETACH 100", () -> kernel.queuesSignal(SECOND, SIGUSR1));
        group.leave(engine);
        assertThat(kernel.calls()).containsSubsequence("DETACH 100", "GETREGS 101", "SETREGS 101", "DETACH 101");
        assertThat(second.result()).isEqualTo(FakeMachine.EINTR);
        assertThat(second.pc()).isEqualTo(FakeMemory.START + 1);
    }

    @Test
    void aProcessThatIsKilledJustBeforeItGoesIsOursUntilItsEnd() {
        kernel.justBefore("DETACH 100", () -> kernel.vanishAt(kernel.callCount()));
        group.leave(engine);
        assertThat(kernel.calls()).endsWith("DETACH 100", "DETACH 101", "GETREGS 102");
        assertThat(world.tracer().groups()).containsExactly(group);
        List.of(LAST, SECOND, PID).forEach(world::ring);
        assertThat(world.tracer().groups()).isEmpty();
    }
}
