package dev.utraced.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.proc.CProgram.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program that says where all of its many symbols are, with each kind of hash table. */
class ElfSymbolsTest {
    private static final int SYMBOLS = 200;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"-m64, gnu, -pie", "-m64, sysv, -pie", "-m64, both, -no-pie", "-m32, gnu, -pie", "-m32, sysv, -no-pie"})
    void everySymbolIsFoundByName(String model, String hashStyle, String kind) throws Exception {
        CProgram program = CProgram.compile(
                folder, "symbols", source(), model, kind, "-rdynamic", "-Wl,--hash-style=" + hashStyle);
        try (Running running = program.start();
                LiveMemory live = new LiveMemory(running.pid())) {
            int wordSize = model.equals("-m64") ? 8 : 4;
            ProcessMemory memory = new ProcessMemory(live, wordSize);
            AuxVector auxv = AuxVector.parse(Files.readAllBytes(Path.of("/proc/" + running.pid() + "/auxv")), wordSize);
            ElfSymbols symbols = ElfSymbols.of(
                            memory, LoadedElf.program(memory, auxv).orElseThrow())
                    .orElseThrow();

            String[] said = running.firstLine().split(" ");
            for (int i = 0; i < SYMBOLS; i++) {
                assertThat(symbols.address("symbol_" + i)).as("symbol_" + i).hasValue(Long.parseLong(said[i], 16));
            }
            assertThat(symbols.address("symbol_")).isEmpty();
            assertThat(symbols.address("symbol_1000")).isEmpty();
        }
    }

    private static String source() {
        StringBuilder source = new StringBuilder("#include <stdio.h>\n");
        StringBuilder prints = new StringBuilder();
        for (int i = 0; i < SYMBOLS; i++) {
            source.append("int symbol_").append(i).append(" = 1;\n");
            prints.append("printf(\"%lx \", (long)&symbol_").append(i).append(");\n");
        }
        return source + "int main() {\n" + prints + "puts(\"\"); fflush(stdout); getchar(); }\n";
    }
}
