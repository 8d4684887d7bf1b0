package dev.utraced.linux.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeWorld;
import org.junit.jupiter.api.Test;

/** A thread pointer that was seen in the kernel stands for the register's as long as that cannot have changed. */
class ThreadPointerTest {
    private static final int PID = 100;

    /** What the register has. */
    private static final long OWN = 0;

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();
    private final ThreadGroup group = seize();
    private final RecordingEngine engine = new RecordingEngine().join(group);

    private ThreadGroup seize() {
        kernel.process(PID, FakeMemory.START);
        kernel.memory(PID).put(FakeMemory.START, FakeMachine.SPIN);
        return world.tracer().seize(PID, false);
    }

    private Tracee tracee() {
        return group.tracee(PID).orElseThrow();
    }

    private void want(Wish wish) {
        engine.on(PID).want(wish);
        world.settle();
    }

    private void learnAtAStop() {
        want(Wish.STOP);
        tracee().kernelState().learnThreadPointer(0x1234);
    }

    @Test
    void itIsGivenWithoutALookAtTheRegisters() {
        learnAtAStop();
        kernel.calls().clear();

        assertThat(tracee().kernelState().threadPointer()).isEqualTo(0x1234);
        assertThat(kernel.calls()).isEmpty();
    }

    @Test
    void itIsForgottenWhenTheThreadRuns() {
        learnAtAStop();
        want(Wish.RESUME);
        want(Wish.STOP);

        assertThat(tracee().kernelState().threadPointer()).isEqualTo(OWN);
    }

    @Test
    void itIsForgottenWhenSomebodyChangesARegister() {
        learnAtAStop();
        tracee().registers().general();
        tracee().registers().touchGeneral();

        assertThat(tracee().kernelState().threadPointer()).isEqualTo(OWN);
    }

    @Test
    void aThreadThatRunsHasNothingToLearn() {
        tracee().kernelState().learnThreadPointer(0x1234);
        want(Wish.STOP);

        assertThat(tracee().kernelState().threadPointer()).isEqualTo(OWN);
    }
}
