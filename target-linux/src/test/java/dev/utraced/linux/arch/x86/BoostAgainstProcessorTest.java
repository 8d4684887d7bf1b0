package dev.utraced.linux.arch.x86;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.arch.BoostedCopy;
import dev.utraced.linux.arch.x86.decode.Objdump;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A copy that runs by itself leaves what a step in the original place leaves: registers, flags, memory, vectors, the signal of a fault. */
class BoostAgainstProcessorTest {
    private static final int STATES = 10;
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
    @CsvSource({"displaced64.s, --64, 60", "displaced32.s, --32, 5", "emulated64.s, --64, 150", "emulated32.s, --32, 60"
    })
    void theCopyDoesWhatTheOriginalDoes(String resource, String option, int atLeast) throws Exception {
        boolean is64 = option.equals("--64");
        processor.assumeExecutes(is64);
        var source = Path.of(getClass().getResource(resource).toURI());
        var random = new Random(SEED);
        var mover = new X86InstructionMover(is64);
        var wrong = new ArrayList<String>();
        int boosted = 0;

        for (Objdump.Line line : Objdump.assemble(source, option)) {
            var padded = Arrays.copyOf(line.bytes(), mover.maxLengthBytes());
            var copy = mover.boost(padded, StepOracle.HOME, StepOracle.SLOT);
            boosted += copy.isPresent() ? 1 : 0;
            for (int i = 0; copy.isPresent() && i < STATES && wrong.size() < 20; i++) {
                var before = CpuState.random(random, is64, StepOracle.HOME);
                before.set(UserReg.EFLAGS, before.get(UserReg.EFLAGS) & ~Flags.TF);
                String difference = compare(line.bytes(), copy.get(), before);
                if (!difference.isEmpty()) {
                    wrong.add(line + ": boosted and not, " + difference);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(boosted).isGreaterThanOrEqualTo(atLeast);
    }

    private static String compare(byte[] original, BoostedCopy copy, CpuState before) {
        var expected = processor.step(original, before);
        boolean executedAtHome = expected.state().get(UserReg.RIP) != StepOracle.HOME;

        var sent = before.copy();
        if (!copy.begin(sent)) {
            return "refused";
        }
        var outcome = processor.run(copy.code(), sent);
        boolean executed = copy.finish(outcome.state());
        if (outcome.signal() == StepOracle.SIGTRAP) {
            outcome.state().set(UserReg.RIP, outcome.state().get(UserReg.RIP) - 1); // the trap behind the original
        }

        String difference = outcome.state().differences(expected.state());
        if (outcome.signal() != expected.signal()) {
            difference += "signals %d, %d; ".formatted(outcome.signal(), expected.signal());
        }
        if (executed != executedAtHome) {
            difference += "executed: " + executed;
        }
        if (!Arrays.equals(
                outcome.state().extended().array(), expected.state().extended().array())) {
            difference += "vectors";
        }
        return difference;
    }
}
