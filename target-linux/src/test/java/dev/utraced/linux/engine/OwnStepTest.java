package dev.utraced.linux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeTask;
import dev.utraced.linux.fake.FakeWorld;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.ResumeAction;
import dev.utraced.target.Signal;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.ThreadId;
import dev.utraced.target.ThreadSelector;
import dev.utraced.target.WatchKind;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Single steps that need no processor. */
class OwnStepTest {
    private static final int PID = 100;
    private static final int SIGUSR1 = 10;
    private static final int LONG = 200;
    private static final Optional<StopEvent> STEPPED =
            Optional.of(new StopEvent(new ThreadId(PID, PID), new StopReason.Stepped()));

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();
    private final FakeTask task = kernel.process(PID, FakeMemory.START);
    private final ThreadGroup group = seize();
    private final Client ada = new Client(world, group);

    private ThreadGroup seize() {
        int[] code = new int[LONG];
        Arrays.fill(code, FakeMachine.NOP);
        code[0] = FakeMachine.MOVABLE;
        kernel.memory(PID).put(FakeMemory.START, code);
        return world.tracer().seize(PID, false);
    }

    /** An interrupted thread may be inside the kernel: its first step is the processor's. */
    private void stepOnce() {
        ada.quiesce();
        step(new ResumeAction.Step(Optional.empty()));
        assertThat(ada.next()).isEqualTo(STEPPED);
        assertThat(stepsOfTheKernel()).isEqualTo(1);
    }

    private void step(ResumeAction action) {
        ada.resume(new ThreadSelector(PID, PID), action);
        world.settle();
    }

    private long stepsOfTheKernel() {
        return kernel.calls().stream().filter(call -> call.startsWith("STEP")).count();
    }

    @Test
    void whatCanBeCarriedOutIsSteppedWithoutLettingTheThreadRun() {
        stepOnce();
        step(new ResumeAction.Step(Optional.empty()));
        assertThat(ada.next()).isEqualTo(STEPPED);
        assertThat(stepsOfTheKernel()).isEqualTo(1);
        assertThat(task.pc()).as("also where the server is killed now").isEqualTo(FakeMemory.START + 2);
    }

    @Test
    void theSignalThatComesWithAStepIsThatOfAStep() {
        stepOnce();
        step(new ResumeAction.Step(Optional.empty()));
        byte[] info = ada.view(PID).tracee().kernelState().readSigInfo().orElseThrow();
        assertThat(info[0]).as("SIGTRAP").isEqualTo((byte) 5);
        assertThat(info[8]).as("TRAP_TRACE").isEqualTo((byte) 2);
        assertThat(info[16]).as("the PC").isEqualTo((byte) (FakeMemory.START + 2));
    }

    @Test
    void aSignalThatWaitsComesFirst() {
        stepOnce();
        kernel.queuesSignal(PID, SIGUSR1);
        step(new ResumeAction.Step(Optional.empty()));
        assertThat(ada.next().orElseThrow().reason()).isEqualTo(new StopReason.Signalled(Signal.USR1));
        assertThat(task.pc()).isEqualTo(FakeMemory.START + 1);
    }

    @Test
    void aSignalThatIsToBeDeliveredIsDelivered() {
        stepOnce();
        step(new ResumeAction.Step(Optional.of(Signal.USR1)));
        assertThat(task.deliveredSignals()).containsExactly(SIGUSR1);
    }

    @Test
    void whileAWatchpointIsArmedTheProcessorStepsForItSeesWhatIsTouched() {
        stepOnce();
        world.breakpoints().insertWatch(group, WatchKind.WRITE, new MemoryRange(FakeMemory.START, 8), ada.engine());
        step(new ResumeAction.Step(Optional.empty()));
        assertThat(ada.next()).isEqualTo(STEPPED);
        assertThat(stepsOfTheKernel()).isEqualTo(2);
    }

    /** A new thread that waits for its first resume counts, too. */
    @Test
    void whereThereIsAnotherThreadTheProcessorStepsForItIsToGetOnMeanwhile() {
        stepOnce();
        kernel.thread(PID, 101, FakeMemory.START + LONG - 1);
        world.tracer().seize(PID, false);
        step(new ResumeAction.Step(Optional.empty()));
        assertThat(ada.next()).isEqualTo(STEPPED);
        assertThat(stepsOfTheKernel()).isEqualTo(2);
    }

    @Test
    void aLongRangeIsLeftToTheKernelNowAndThen() {
        stepOnce();
        step(new ResumeAction.StepRange(new MemoryRange(FakeMemory.START, LONG - 1)));
        assertThat(ada.next()).isEqualTo(STEPPED);
        assertThat(task.pc()).isEqualTo(FakeMemory.START + LONG - 1);
        assertThat(stepsOfTheKernel()).isBetween(3L, 5L);
    }

    @Test
    void anInterruptThatCameBetweenTwoStepsIsToldInsteadOfTheNextOne() {
        stepOnce();
        ada.interrupt(PID);
        step(new ResumeAction.Step(Optional.empty()));
        assertThat(ada.next().orElseThrow().reason()).isEqualTo(new StopReason.Interrupted());
        assertThat(stepsOfTheKernel()).as("made without the processor").isEqualTo(1);
        step(new ResumeAction.Step(Optional.empty()));
        assertThat(ada.next()).as("told once").isEqualTo(STEPPED);
    }
}
