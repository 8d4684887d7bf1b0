package dev.utraced.linux.arch.x86.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every instruction of real libraries ends where objdump says. */
class WholeLibrariesTest {
    /** Zeros behind an instruction: a decoder that takes one byte too many finds it. */
    private static final int BEHIND = 16;

    /** Those that this machine has; the first is what any program with the C library needs. */
    static Stream<Path> libraries() {
        var others = Stream.of(
                "/lib/x86_64-linux-gnu/libm.so.6",
                "/lib/x86_64-linux-gnu/libstdc++.so.6",
                "/lib/x86_64-linux-gnu/libcrypto.so.3",
                "/lib32/libc.so.6",
                "/lib32/libm.so.6");
        return Stream.concat(
                Stream.of(Path.of("/lib/x86_64-linux-gnu/libc.so.6")),
                others.map(Path::of).filter(Files::exists));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void everyInstructionEndsWhereObjdumpSays(Path library) {
        var decoder = new InstructionDecoder(!library.startsWith("/lib32"));
        var wrong = new ArrayList<String>();
        int[] counts = {0, 0};

        Objdump.disassemble(library, line -> {
            counts[0]++;
            if (line.isNoInstruction()) {
                counts[1]++;
                return;
            }
            int length = decoder.decode(Arrays.copyOf(line.bytes(), line.bytes().length + BEHIND))
                    .map(Instruction::lengthBytes)
                    .orElse(0);
            if (length != line.lengthBytes()) {
                wrong.add(line + " decoded as " + length);
            }
        });

        assertThat(firstOf(wrong)).isEmpty();
        assertThat(counts[0]).isGreaterThan(10_000);
        assertThat(counts[1]).as("lines that are data, not code").isLessThan(counts[0] / 50);
    }

    private static List<String> firstOf(List<String> lines) {
        return lines.subList(0, Math.min(20, lines.size()));
    }
}
