package dev.utraced.linux.arch.x86;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.arch.x86.decode.Objdump;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is emulated leaves the same registers, flags and memory as the processor. */
class EmulationAgainstProcessorTest {
    private static final int STATES = 60;
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
    @CsvSource({"emulated64.s, --64", "emulated32.s, --32"})
    void everyFormDoesWhatTheProcessorDoes(String resource, String option) throws Exception {
        boolean is64 = option.equals("--64");
        processor.assumeExecutes(is64);
        var source = Path.of(getClass().getResource(resource).toURI());
        var random = new Random(SEED);
        var wrong = new ArrayList<String>();
        var neverEmulated = new ArrayList<String>();

        for (Objdump.Line line : Objdump.assemble(source, option)) {
            int emulated = 0;
            for (int i = 0; i < STATES && wrong.size() < 20; i++) {
                var before = CpuState.random(random, is64, StepOracle.HOME);
                emulated += compare(line, before, new X86InstructionMover(is64), wrong) ? 1 : 0;
            }
            if (emulated == 0) {
                neverEmulated.add(line.toString());
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(neverEmulated).isEmpty();
    }

    private static boolean compare(Objdump.Line line, CpuState before, X86InstructionMover mover, List<String> wrong) {
        var emulated = before.copy();
        byte[] code = Arrays.copyOf(line.bytes(), mover.maxLengthBytes());
        boolean done = mover.emulate(code, StepOracle.HOME, emulated, emulated);
        if (!done) {
            if (emulated.isTouched() || !emulated.differences(before).isEmpty()) {
                wrong.add(line + ": given up, but changed " + emulated.differences(before));
            }
            return false;
        }
        var outcome = processor.step(line.bytes(), before);
        if (outcome.isFault()) {
            wrong.add(line + ": emulated, but the processor gives signal " + outcome.signal());
        } else if (!emulated.differences(outcome.state()).isEmpty()) {
            wrong.add(line + ": emulated and not, " + emulated.differences(outcome.state())
                    + "flags before %x".formatted(before.get(UserReg.EFLAGS)));
        }
        return true;
    }
}
