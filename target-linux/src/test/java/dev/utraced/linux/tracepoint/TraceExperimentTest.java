package dev.utraced.linux.tracepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.utraced.agent.AgentExpression;
import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeTask;
import dev.utraced.linux.fake.FakeWorld;
import dev.utraced.linux.sys.WaitStatus;
import dev.utraced.linux.trace.Attachment;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.linux.trace.TraceEvent;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.linux.trace.TracingEngine;
import dev.utraced.linux.trace.Wish;
import dev.utraced.target.FrameQuery;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import dev.utraced.target.TraceAction;
import dev.utraced.target.TraceFrame;
import dev.utraced.target.TraceStatus.End;
import dev.utraced.target.TraceVariable;
import dev.utraced.target.Tracepoint;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiments on a program of the fake kernel: what is collected, and when a run ends. */
class TraceExperimentTest {
    private static final int PID = 100;
    private static final ProcessId PROCESS = new ProcessId(PID);
    private static final long AT = FakeMemory.START + 1;
    private static final long PAST = FakeMemory.START + 5;
    private static final Tracepoint.Id ID = new Tracepoint.Id(1, AT);
    private static final TraceAction MEMORY = new TraceAction.Memory(OptionalInt.empty(), FakeMemory.START, 2);

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();
    private final FakeTask leader = kernel.process(PID, FakeMemory.START);
    private final Holder holder = new Holder();
    private final ThreadGroup group = seize();
    private long now = 1_000;
    private final TraceExperiment experiment =
            new TraceExperiment(world.breakpoints(), process -> world.tracer().group(process.pid()), () -> now += 10);

    /** Holds the process as a debugger does, until it lets it run. */
    private static final class Holder implements TracingEngine {
        @Override
        public Wish report(Attachment attachment, TraceEvent event) {
            return attachment.wish();
        }
    }

    private ThreadGroup seize() {
        program(FakeMachine.MOVABLE);
        ThreadGroup seized = world.tracer().seize(PID, false);
        seized.join(holder);
        for (Tracee tracee : seized.tracees()) {
            tracee.attach(holder, dev.utraced.linux.trace.EventMask.NONE).want(Wish.STOP);
        }
        world.settle();
        return seized;
    }

    private void program(int traced) {
        kernel.memory(PID)
                .put(
                        FakeMemory.START,
                        FakeMachine.NOP,
                        traced,
                        FakeMachine.NOP,
                        FakeMachine.NOP,
                        FakeMachine.NOP,
                        FakeMachine.SPIN);
    }

    private void run() {
        group.tracee(PID).orElseThrow().attachmentOf(holder).orElseThrow().want(Wish.RESUME);
        world.settle();
        world.ring(PID);
        world.settle();
    }

    private static AgentExpression code(String hex) {
        return new AgentExpression(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static TraceAction evaluate(String hex) {
        return new TraceAction.Evaluate(code(hex));
    }

    private static Tracepoint tracepoint(long steps, long passes, String condition, TraceAction... actions) {
        return new Tracepoint(
                ID,
                true,
                steps,
                passes,
                condition.isEmpty() ? Optional.empty() : Optional.of(code(condition)),
                List.of(actions),
                List.of(MEMORY));
    }

    private void start(Tracepoint tracepoint) {
        experiment.define(PROCESS, tracepoint);
        experiment.start();
    }

    private TraceFrame frame(int number) {
        return experiment.find(new FrameQuery.Number(number), -1).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {FakeMachine.NOP, FakeMachine.MOVABLE, FakeMachine.UNMOVABLE})
    void aHitIsCollectedAndTheThreadGoesOn(int instruction) {
        program(instruction);
        start(tracepoint(0, 0, "", new TraceAction.Registers("ff"), MEMORY));
        run();
        assertThat(leader.pc()).isEqualTo(PAST);
        assertThat(leader.isRunning()).isTrue();
        assertThat(experiment.status().frames()).isOne();
        assertThat(experiment.use(ID).hits()).isOne();
        TraceFrame frame = frame(0);
        assertThat(frame.tracepoint()).isOne();
        assertThat(frame.pc()).isEqualTo(AT);
        assertThat(frame.registers()).isPresent();
        ByteBuffer read = ByteBuffer.allocate(8);
        assertThat(frame.readMemory(FakeMemory.START + 1, read)).isOne();
        assertThat(read.get(0)).as("not the trap").isEqualTo((byte) instruction);
        assertThat(frame.readMemory(FakeMemory.START + 2, read)).isZero();
    }

    @Test
    void aFalseConditionCollectsNothing() {
        start(tracepoint(0, 0, "22 00 27", MEMORY));
        run();
        assertThat(leader.pc()).isEqualTo(PAST);
        assertThat(experiment.status().frames()).isZero();
        assertThat(experiment.use(ID).hits()).isZero();
    }

    @Test
    void eachStepAfterAHitHasAFrameOfItsOwn() {
        start(tracepoint(2, 0, "", MEMORY));
        run();
        assertThat(experiment.status().frames()).isEqualTo(3);
        assertThat(frame(0).pc()).isEqualTo(AT);
        assertThat(frame(1).pc()).isEqualTo(AT + 1);
        assertThat(frame(2).pc()).isEqualTo(AT + 2);
        assertThat(leader.pc()).isEqualTo(PAST);
        assertThat(experiment
                        .find(new FrameQuery.Outside(AT, AT + 1), -1)
                        .orElseThrow()
                        .number())
                .isEqualTo(2);
        assertThat(experiment.find(new FrameQuery.AtPc(AT + 1), 1)).isEmpty();
    }

    @Test
    void variablesAreSetAndCollected() {
        experiment.define(new TraceVariable(2, 40, false, "count"));
        start(tracepoint(0, 0, "", evaluate("2c 00 02 22 02 02 2d 00 02 29 2e 00 02 2e 00 01 27")));
        run();
        assertThat(experiment.value(2)).hasValue(42);
        assertThat(frame(0).variable(2)).hasValue(42);
        assertThat(frame(0).variable(1).orElseThrow()).as("microseconds").isPositive();
        assertThat(experiment.value(3)).isEmpty();
    }

    @Test
    void textIsCollectedUpToItsEnd() {
        kernel.memory(PID).put(FakeMemory.START + 0x100, 'h', 'i', 0, 'x');
        start(tracepoint(0, 0, "", evaluate("24 00 00 11 00 22 64 2f 27")));
        run();
        assertThat(frame(0).memory()).singleElement().satisfies(range -> {
            assertThat(range.start()).isEqualTo(FakeMemory.START + 0x100);
            assertThat(range.lengthBytes()).isEqualTo(3);
        });
    }

    @Test
    void aPointerToNowhereCollectsNothingAndEndsNothing() {
        start(tracepoint(0, 0, "", evaluate("22 00 1a 27"), MEMORY));
        run();
        assertThat(experiment.isRunning()).isTrue();
        assertThat(frame(0).memory()).hasSize(1);
    }

    @Test
    void aConditionThatMakesNoSenseEndsTheRun() {
        start(tracepoint(0, 0, "22 01 22 00 05 27"));
        run();
        assertThat(experiment.status().end()).isEqualTo(new End.Failed("division by zero", 1));
        assertThat(leader.pc()).isEqualTo(PAST);
        assertThat(kernel.memory(PID).at(AT)).isEqualTo(FakeMachine.MOVABLE);
    }

    @Test
    void theRunEndsAfterSoManyPasses() {
        start(tracepoint(0, 1, "", MEMORY));
        run();
        assertThat(experiment.status().end()).isEqualTo(new End.Passed(1));
        assertThat(experiment.status().running()).isFalse();
        assertThat(experiment.status().frames()).isOne();
        assertThat(kernel.memory(PID).at(AT)).isEqualTo(FakeMachine.MOVABLE);
        assertThat(leader.pc()).isEqualTo(PAST);
    }

    @Test
    void theRunEndsWhereTheBufferIsFull() {
        experiment.bufferSize(OptionalLong.of(8));
        start(tracepoint(0, 0, "", MEMORY));
        run();
        assertThat(experiment.status().end()).isEqualTo(new End.BufferFull());
        assertThat(experiment.status().frames()).isZero();
        assertThatThrownBy(() -> {
                    experiment.start();
                    experiment.bufferSize(OptionalLong.empty());
                })
                .isInstanceOf(TargetException.class);
    }

    @Test
    void theRunEndsWithItsProcess() {
        start(tracepoint(0, 0, "", MEMORY));
        run();
        kernel.happens(PID, new WaitStatus.Exited(0));
        world.ring(PID);
        assertThat(experiment.status().end()).isEqualTo(new End.ProcessGone());
        assertThat(experiment.status().frames()).isOne();
    }

    @Test
    void aTracepointCanBeDisabledAndDefinedWhileTheRunGoesOn() {
        start(tracepoint(0, 0, "", MEMORY));
        experiment.enable(ID, false);
        assertThat(kernel.memory(PID).at(AT)).isEqualTo(FakeMachine.MOVABLE);
        Tracepoint.Id second = new Tracepoint.Id(2, AT + 1);
        experiment.define(PROCESS, new Tracepoint(second, true, 0, 0, Optional.empty(), List.of(MEMORY), List.of()));
        run();
        assertThat(experiment.status().frames()).isOne();
        assertThat(frame(0).tracepoint()).isEqualTo(2);
        experiment.enable(ID, true);
        assertThat(kernel.memory(PID).at(AT)).isEqualTo(FakeMachine.TRAP);
    }

    @Test
    void aRunMayBeginWithoutTracepoints() {
        experiment.start();
        experiment.define(PROCESS, tracepoint(0, 0, "", new TraceAction.Registers("ff"), MEMORY));
        run();
        assertThat(frame(0).registers()).isPresent();
        assertThat(frame(0).memory()).hasSize(1);
    }

    @Test
    void aRunGoesOnWithoutItsClientOnlyWhereItIsTold() {
        start(tracepoint(0, 0, "", MEMORY));
        experiment.clientGone();
        assertThat(experiment.status().end()).isEqualTo(new End.ClientGone());
        experiment.disconnected(true);
        experiment.start();
        experiment.clientGone();
        experiment.released(group);
        group.leave(holder);
        world.settle();
        world.ring(PID);
        assertThat(experiment.isRunning()).isTrue();
        assertThat(experiment.status().frames()).isOne();
        experiment.stop();
        world.ring(PID);
        assertThat(world.tracer().isTracing()).isFalse();
    }

    @Test
    void aTracepointThatCannotBePutInPlaceStartsNothing() {
        Tracepoint.Id nowhere = new Tracepoint.Id(3, 0x10);
        experiment.define(PROCESS, tracepoint(0, 0, "", MEMORY));
        experiment.define(PROCESS, new Tracepoint(nowhere, true, 0, 0, Optional.empty(), List.of(), List.of()));
        assertThatThrownBy(experiment::start).isInstanceOf(TargetException.class);
        assertThat(experiment.isRunning()).isFalse();
        assertThat(kernel.memory(PID).at(AT)).isEqualTo(FakeMachine.MOVABLE);
    }

    @Test
    void whatWasDefinedIsForgottenWhenItIsCleared() {
        start(tracepoint(0, 0, "", MEMORY));
        run();
        experiment.clear();
        assertThat(experiment.isBlank()).isTrue();
        assertThat(experiment.status().end()).isEqualTo(new End.NeverRun());
        assertThat(experiment.variables()).containsExactly(TraceVariables.TIMESTAMP);
        assertThatThrownBy(() -> experiment.use(ID)).isInstanceOf(TargetException.class);
    }

    @Test
    void theVariableThatWasMadeLastIsListedFirst() {
        TraceVariable older = new TraceVariable(2, 0, false, "older");
        TraceVariable newer = new TraceVariable(3, 0, false, "newer");
        experiment.define(older);
        experiment.define(newer);
        assertThat(experiment.variables()).containsExactly(newer, older, TraceVariables.TIMESTAMP);
    }
}
