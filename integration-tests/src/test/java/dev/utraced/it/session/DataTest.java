package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Looking at data and changing it: memory, variables, registers, calls. */
final class DataTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program memory = Programs.atFixedAddress("memory");

    private Gdb holdingRegisters() {
        Gdb gdb = debugging.launched(memory);
        gdb.breakAt("registers_hold");
        gdb.cont();
        return gdb;
    }

    private static long register(Gdb gdb, String name) {
        return Long.parseUnsignedLong(gdb.cli("output/x $" + name).substring(2), 16);
    }

    @Test
    void structuresArePrintedWithTheirFields() {
        assertThat(holdingRegisters().print("here")).isEqualTo("{x = 3, y = 2.5, name = \"origin\\000\"}");
    }

    @Test
    void changedVariablesAreSeenByTheProgram() {
        Gdb gdb = holdingRegisters();
        gdb.cli("set var here.x = -4");
        gdb.cli("set var here.y = 9");
        gdb.cli("set var here.name = \"changed\"");
        gdb.cont();

        debugging.server().process().stdout().await("^x -4 y 4.5 name changed sum 1122334455667789");
    }

    @Test
    void argumentsAreInTheRegistersOfTheCall() {
        Gdb gdb = debugging.launched(memory);
        gdb.breakAt("*registers_hold");
        gdb.cont();

        assertThat(register(gdb, "rdi")).isEqualTo(0x1122334455667788L);
        assertThat(register(gdb, "rsi")).isEqualTo(1);
    }

    @Test
    void changedRegistersAreSeenByTheProgram() {
        Gdb gdb = debugging.launched(memory);
        gdb.breakAt("*registers_hold");
        gdb.cont();
        gdb.cli("set var $rdi = 0xabcd0000");
        gdb.cli("set var $rsi = 0x1234");
        gdb.cont();

        debugging.server().process().stdout().await("sum abcd1234$");
    }

    @Test
    void aChangedReturnValueIsSeenByTheCaller() {
        Gdb gdb = holdingRegisters();
        gdb.cli("return 0x77");
        gdb.cont();

        debugging.server().process().stdout().await("sum 77$");
    }

    @Test
    void infoRegistersShowsEveryGeneralRegister() {
        assertThat(holdingRegisters().cli("info registers"))
                .contains("rax", "rbx", "rsp", "r15", "rip", "eflags", "cs");
    }

    @Test
    void theThreadPointerIsTheBaseOfFs() {
        Gdb gdb = holdingRegisters();

        assertThat(register(gdb, "fs_base")).isEqualTo(gdb.printLong("*(long *)$fs_base"));
        assertThat(register(gdb, "gs_base")).isZero();
    }

    @Test
    void vectorRegistersHaveTheProgramsValues() {
        Program vectors = Programs.c("vectors");
        Gdb gdb = debugging.launched(vectors);
        gdb.breakAt(vectors.at("has loaded"));
        gdb.cont();

        assertThat(gdb.print("$ymm0.v8_int32")).isEqualTo("{11, 22, 33, 44, 55, 66, 77, 88}");
        assertThat(gdb.print("$xmm0.v4_int32")).isEqualTo("{11, 22, 33, 44}");
        assertThat(gdb.cli("info registers vector")).containsPattern("[yz]mm15");
    }

    @Test
    @Tag("beyond-gdbserver")
    void maskRegistersHaveTheProgramsValuesWhereTheProcessorHasThem() throws Exception {
        Program vectors = Programs.c("vectors");
        Gdb gdb = debugging.launched(vectors);
        gdb.breakAt(vectors.at("has loaded"));
        gdb.cont();
        boolean present = Files.readString(Path.of("/proc/cpuinfo")).contains(" avx512bw ");

        assertThat(gdb.print("$k1")).isEqualTo(present ? Integer.toString(0x5a5a) : "void");
        // Of a register that is not there gdb can tell no part.
        assertThat(gdb.print(present ? "$zmm17.v16_int32[15]" : "$zmm17"))
                .isEqualTo(present ? Integer.toString(0x5a5a) : "void");
    }

    @Test
    void aChangedVectorRegisterIsSeenByTheProgram() {
        Program vectors = Programs.c("vectors");
        Gdb gdb = debugging.launched(vectors);
        gdb.breakAt(vectors.at("has loaded"));
        gdb.cont();
        gdb.cli("set var $ymm0.v8_int32[7] = 99");

        gdb.cont();

        assertThat(gdb.print("$_exitcode")).isEqualTo("99");
    }

    @Test
    void floatingPointRegistersArePrinted() {
        assertThat(holdingRegisters().cli("info float")).contains("R7: Empty", "Control Word", "0x037f");
    }

    @Test
    void functionsAreCalledWithIntegersAndFloatingPoint() {
        Gdb gdb = holdingRegisters();

        assertThat(gdb.print("triple(14)")).isEqualTo("42");
        assertThat(gdb.print("half(5)")).isEqualTo("2.5");
        assertThat(gdb.print("indirect(5)")).isEqualTo("15");
        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");
    }

    @Test
    void aBreakpointInACalledFunctionIsHit() {
        Gdb gdb = holdingRegisters();
        gdb.breakAt("triple");

        assertThat(gdb.cliError("print triple(3)")).contains("The program being debugged stopped while in a function");
        assertThat(gdb.backtrace()).contains("triple (n=3)", "<function called from gdb>", "registers_hold");
        gdb.cli("delete");
        gdb.finish();
        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");
    }

    @Test
    void findFindsEveryOccurrence() {
        String found = holdingRegisters().cli("find field, +sizeof(field), 'n', 'e', 'e', 'd', 'l', 'e'");

        assertThat(found).contains("<field+20>", "<field+39000>", "2 patterns found");
    }

    @Test
    void findSaysWhenThereIsNothing() {
        assertThat(holdingRegisters().cli("find field, +sizeof(field), 'h', 'a', 'y'"))
                .contains("Pattern not found");
    }

    @Test
    void sectionsOfTheProgramMatchItsFile() {
        assertThat(holdingRegisters().cli("compare-sections -r"))
                .contains("Section .text", "matched")
                .doesNotContain("MIS-MATCHED");
    }

    @Test
    void aChangedSectionIsFound() {
        Gdb gdb = holdingRegisters();
        gdb.cli("set var constant[0] = 'A'");

        assertThat(gdb.cli("compare-sections .rodata")).contains("MIS-MATCHED");
    }

    @Test
    void memoryIsReadUpToTheEndOfAMappingOnly() {
        Gdb gdb = holdingRegisters();

        assertThat(gdb.cliError("x/4xb 0x10")).contains("Cannot access memory at address 0x10");
        assertThat(gdb.cliError("set var *(char *)0x10 = 1")).contains("Cannot access memory at address 0x10");
    }

    @Test
    void auxvNamesTheEntryPointAndTheProgram() {
        assertThat(holdingRegisters().cli("info auxv"))
                .contains("AT_ENTRY", "AT_PHDR", "AT_SYSINFO_EHDR", memory.path());
    }

    @Test
    void mappingsNameTheProgramAndItsStack() {
        assertThat(holdingRegisters().cli("info proc mappings")).contains(memory.path(), "[stack]", "libc.so.6");
    }

    @Test
    void largeMemoryIsDumpedAsItIs(@TempDir Path directory) throws Exception {
        Gdb gdb = holdingRegisters();
        Path dump = directory.resolve("field");
        gdb.cli("dump binary memory " + dump + " field field+sizeof(field)");

        byte[] field = Files.readAllBytes(dump);
        assertThat(field).hasSize(40000);
        assertThat(new String(field, 39000, 6, StandardCharsets.US_ASCII)).isEqualTo("needle");
    }

    @Test
    void largeMemoryIsRestoredAsItWas(@TempDir Path directory) throws Exception {
        Gdb gdb = holdingRegisters();
        Path file = directory.resolve("random");
        byte[] random = new byte[40000];
        new Random(7).nextBytes(random);
        Files.write(file, random);
        gdb.cli("restore " + file + " binary &field");
        Path dump = directory.resolve("field");
        gdb.cli("dump binary memory " + dump + " field field+sizeof(field)");

        assertThat(dump).hasBinaryContent(random);
    }
}
