package dev.utraced.linux.arch.x86;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.arch.MovedInstruction;
import dev.utraced.linux.arch.x86.decode.Objdump;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A step of the copy leaves what a step in the original place leaves: registers, flags, memory, vectors, and the signal of a fault. */
class DisplacementAgainstProcessorTest {
    private static final int STATES = 25;
    private static final long SEED = 20261121;

    private static StepOracle processor;

    @BeforeAll
    static void start() {
        processor = new StepOracle();
    }

    @AfterAll
    static void stop() {
        processor.close();
    }

    @ParameterizedTest
    @CsvSource({"displaced64.s, --64", "displaced32.s, --32"})
    void theCopyDoesWhatTheOriginalDoes(String resource, String option) throws Exception {
        boolean is64 = option.equals("--64");
        processor.assumeExecutes(is64);
        var source = Path.of(getClass().getResource(resource).toURI());
        var random = new Random(SEED);
        var wrong = new ArrayList<String>();

        for (Objdump.Line line : Objdump.assemble(source, option)) {
            for (int i = 0; i < STATES && wrong.size() < 20; i++) {
                String difference = difference(line.bytes(), CpuState.random(random, is64, StepOracle.HOME), is64);
                if (!difference.isEmpty()) {
                    wrong.add(line + ": moved and not, " + difference);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCopyOfCpuidDoesWhatTheOriginalDoes(boolean is64) {
        processor.assumeExecutes(is64);
        processor.assumeStepsOverCpuid(is64);
        var random = new Random(SEED);
        for (int i = 0; i < STATES; i++) {
            assertThat(difference(StepOracle.CPUID, CpuState.random(random, is64, StepOracle.HOME), is64))
                    .isEmpty();
        }
    }

    private static String difference(byte[] code, CpuState before, boolean is64) {
        var mover = new X86InstructionMover(is64);
        return mover.displace(Arrays.copyOf(code, mover.maxLengthBytes()), StepOracle.HOME)
                .map(moved -> compare(code, moved, before))
                .orElse("cannot be moved");
    }

    private static String compare(byte[] original, MovedInstruction moved, CpuState before) {
        var expected = processor.step(original, before);
        boolean executedAtHome = expected.state().get(UserReg.RIP) != StepOracle.HOME;

        var sent = before.copy();
        moved.begin(sent, StepOracle.SLOT);
        var outcome = processor.step(moved.code(), sent);
        boolean executed = moved.finish(outcome.state(), StepOracle.SLOT, outcome.state());

        String difference = outcome.state().differences(expected.state());
        if (outcome.signal() != expected.signal()) {
            difference += "signals %d, %d; ".formatted(outcome.signal(), expected.signal());
        }
        if (executed != executedAtHome && !isJumpToItself(expected)) {
            difference += "executed: " + executed;
        }
        if (!Arrays.equals(
                outcome.state().extended().array(), expected.state().extended().array())) {
            difference += "vectors at "
                    + Arrays.mismatch(
                            outcome.state().extended().array(),
                            expected.state().extended().array());
        }
        return difference;
    }

    private static boolean isJumpToItself(StepOracle.Outcome outcome) {
        return !outcome.isFault() && outcome.state().get(UserReg.RIP) == StepOracle.HOME;
    }
}
