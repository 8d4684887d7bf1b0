package dev.utraced.linux.arch.x86.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instructions that compilers seldom write, assembled here, end where objdump says. */
class OddFormsTest {
    private static final int BEHIND = 16;

    @ParameterizedTest
    @CsvSource({"odd64.s, --64", "odd32.s, --32"})
    void everyFormEndsWhereObjdumpSays(String resource, String option) throws URISyntaxException {
        var source = Path.of(Objects.requireNonNull(getClass().getResource(resource), resource)
                .toURI());
        var lines = Objdump.assemble(source, option);
        var decoder = new InstructionDecoder(option.equals("--64"));
        var wrong = new ArrayList<String>();

        for (Objdump.Line line : lines) {
            int length = decoder.decode(Arrays.copyOf(line.bytes(), line.bytes().length + BEHIND))
                    .map(Instruction::lengthBytes)
                    .orElse(0);
            if (length != line.lengthBytes()) {
                wrong.add(line + " decoded as " + length);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(lines).noneMatch(Objdump.Line::isNoInstruction).hasSizeGreaterThan(40);
    }
}
