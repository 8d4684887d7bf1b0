package dev.utraced.linux.arch.x86;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.agent.AgentContext;
import dev.utraced.agent.AgentEvaluator;
import dev.utraced.agent.AgentException;
import dev.utraced.agent.AgentExpression;
import dev.utraced.agent.UnreadableMemoryException;
import dev.utraced.linux.arch.JumpPadCode;
import dev.utraced.linux.arch.JumpPadCode.Progress;
import dev.utraced.linux.arch.JumpPadMaker;
import dev.utraced.linux.arch.x86.decode.Instruction;
import dev.utraced.linux.arch.x86.decode.InstructionDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A thread that runs through a jump pad decides as the evaluator does, and is left, wherever it stops, as if there were none. */
class JumpPadAgainstProcessorTest {
    private static final int CONDITIONS = 3000;
    private static final long SEED = 20261127;

    /** The numbers that conditions use, as clients know them. */
    private static final List<String> NAMES = List.of(
            "rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rbp", "rsp", "r8", "r9", "r10", "r11", "r12", "r13", "r14",
            "r15", "rip");

    /** nopl 0(%rax,%rax,1) */
    private static final byte[] NOP = {0x0f, 0x1f, 0x44, 0, 0};

    private static final byte INT3 = (byte) 0xcc;

    private static StepOracle processor;

    private final JumpPadMaker maker = new X86JumpPadMaker(
            number -> number < NAMES.size() ? NAMES.get(number) : "", X86SyscallRegisters.of(X86Abi.AMD64));
    private final AgentEvaluator evaluator = new AgentEvaluator();
    private final Random random = new Random(SEED);

    @BeforeAll
    static void start() {
        processor = new StepOracle();
    }

    @AfterAll
    static void stop() {
        processor.close();
    }

    @Test
    void aThreadDecidesAsTheEvaluatorDoes() {
        int held = 0;
        int passed = 0;
        for (int i = 0; i < CONDITIONS; i++) {
            AgentExpression condition = RandomConditions.next(random);
            CpuState before = state();
            JumpPadCode pad = pad(List.of(condition));
            Progress expected = evaluate(List.of(condition), before);

            CpuState after = run(pad.code(), before);
            Progress progress = leave(pad, after);

            assertThat(progress).as("%s, %s", condition, progress).isEqualTo(expected);
            held += expected == Progress.HOLDS ? 1 : 0;
            passed += expected == Progress.EXECUTED ? 1 : 0;
            assertUnchanged(condition, before, after, expected);
        }
        assertThat(held).isGreaterThan(CONDITIONS / 10);
        assertThat(passed).isGreaterThan(CONDITIONS / 10);
    }

    @Test
    void ofSeveralConditionsOneIsEnough() {
        for (int i = 0; i < CONDITIONS / 5; i++) {
            var conditions = List.of(RandomConditions.next(random), RandomConditions.next(random), zero());
            CpuState before = state();
            JumpPadCode pad = pad(conditions);
            CpuState after = run(pad.code(), before);
            Progress progress = leave(pad, after);
            assertThat(progress).as("%s", conditions).isEqualTo(evaluate(conditions, before));
        }
    }

    private static AgentExpression zero() {
        return new AgentExpression(new byte[] {0x22, 0, 0x27});
    }

    @Test
    void aThreadThatStopsAnywhereInItIsPutBack() {
        int stops = 0;
        for (int i = 0; i < CONDITIONS / 30; i++) {
            AgentExpression condition = RandomConditions.next(random);
            CpuState before = state();
            JumpPadCode pad = pad(List.of(condition));
            for (int place : places(pad.code())) {
                byte[] code = pad.code();
                code[place] = INT3;
                CpuState after = run(code, before);
                if (after.get(UserReg.RIP) == StepOracle.SLOT + place + 1) {
                    after.set(UserReg.RIP, StepOracle.SLOT + place);
                    Progress progress = pad.leave(after, after);
                    assertUnchanged(condition, before, after, progress);
                    stops++;
                }
            }
        }
        assertThat(stops).isGreaterThan(CONDITIONS / 2);
    }

    private static List<Integer> places(byte[] code) {
        var decoder = new InstructionDecoder(true);
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < code.length; ) {
            places.add(at);
            Optional<Instruction> instruction = decoder.decode(code, at);
            at += instruction.orElseThrow().lengthBytes();
        }
        return places;
    }

    @Test
    void aFaultOfTheInstructionItselfIsNotTakenForOneOfTheCondition() {
        byte[] load = {0x48, (byte) 0x8b, 0x04, 0x25, 0, 0, 0, 0}; // mov 0,%rax
        JumpPadCode pad = maker.make(Arrays.copyOf(load, 15), StepOracle.HOME, StepOracle.SLOT, List.of(zero()))
                .orElseThrow();
        CpuState before = state();
        CpuState after = run(pad.code(), before);
        assertThat(pad.leave(after, after)).isEqualTo(Progress.PASSED);
        assertUnchanged(zero(), before, after, Progress.PASSED);
    }

    private JumpPadCode pad(List<AgentExpression> conditions) {
        return maker.make(Arrays.copyOf(NOP, 15), StepOracle.HOME, StepOracle.SLOT, conditions)
                .orElseThrow();
    }

    private CpuState state() {
        CpuState state = CpuState.random(random, true, StepOracle.HOME);
        state.set(UserReg.EFLAGS, state.get(UserReg.EFLAGS) & ~Flags.TF);
        processor.step(NOP, state.copy()); // leaves traps behind the instruction in its place
        return state;
    }

    private static CpuState run(byte[] code, CpuState before) {
        CpuState sent = before.copy();
        sent.set(UserReg.RIP, StepOracle.SLOT);
        CpuState after = processor.run(code, sent).state();
        if (after.get(UserReg.RIP) == StepOracle.HOME + NOP.length + 1) {
            after.set(UserReg.RIP, StepOracle.HOME + NOP.length); // at the trap behind the instruction
        }
        return after;
    }

    /** A fault counts as a condition that holds: both are for the evaluator. */
    private static Progress leave(JumpPadCode pad, CpuState after) {
        if (after.get(UserReg.RIP) == StepOracle.HOME + NOP.length) {
            return Progress.EXECUTED;
        }
        Progress progress = pad.leave(after, after);
        return progress == Progress.UNDECIDED ? Progress.HOLDS : progress;
    }

    private Progress evaluate(List<AgentExpression> conditions, CpuState state) {
        for (AgentExpression condition : conditions) {
            try {
                if (evaluator.evaluate(condition, new Values(state)) != 0) {
                    return Progress.HOLDS;
                }
            } catch (AgentException e) {
                return Progress.HOLDS;
            }
        }
        return Progress.EXECUTED;
    }

    private static void assertUnchanged(AgentExpression condition, CpuState before, CpuState after, Progress progress) {
        CpuState expected = before.copy();
        long behind = progress == Progress.EXECUTED ? NOP.length : 0;
        expected.set(UserReg.RIP, StepOracle.HOME + behind);
        after.set(UserReg.EFLAGS, after.get(UserReg.EFLAGS) & ~Flags.RF); // which any fault sets
        long end = before.get(UserReg.RSP) - CpuState.ARENA - 128;
        Arrays.fill(expected.arena(), 0, (int) end, (byte) 0);
        Arrays.fill(after.arena(), 0, (int) end, (byte) 0);
        assertThat(after.differences(expected))
                .as("%s, %s", condition, progress)
                .isEmpty();
    }

    private record Values(CpuState state) implements AgentContext {
        @Override
        public long register(int number) {
            return state.get(UserReg.valueOf(NAMES.get(number).toUpperCase(java.util.Locale.ROOT)));
        }

        @Override
        public long memory(long address, int sizeBytes) {
            byte[] value = new byte[sizeBytes];
            if (!state.read(address, value)) {
                throw new UnreadableMemoryException(address);
            }
            return LittleEndian.get(value, 0, sizeBytes);
        }
    }
}
