package dev.utraced.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.utraced.linux.proc.CProgram.Running;
import dev.utraced.linux.sys.LinuxFiles;
import dev.utraced.target.LibraryList;
import dev.utraced.target.LibraryList.Library;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real programs, which say themselves what should be found. */
class ProcessImageTest {
    private static final String SOURCE = """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <elf.h>
            #include <link.h>
            #include <stdio.h>
            #include <sys/auxv.h>
            extern struct r_debug _r_debug;
            static void list(struct link_map *m) {
                for (; m; m = m->l_next)
                    printf("%s %lx %lx %lx;", *m->l_name ? m->l_name : "-", (long)m, (long)m->l_addr, (long)m->l_ld);
            }
            int main() {
                list(_r_debug.r_map);
                void *h = dlmopen(LM_ID_NEWLM, "libm.so.6", RTLD_NOW);
                struct link_map *other;
                dlinfo(h, RTLD_DI_LINKMAP, &other);
                while (other->l_prev) other = other->l_prev;
                list(other);
                printf(" %lx %lx %lx\\n", getauxval(AT_ENTRY), getauxval(AT_SYSINFO_EHDR), getauxval(AT_PHNUM));
                fflush(stdout);
                getchar();
            }
            """;
    private static final String WAIT = "#include <stdio.h>\nint main() { puts(\"up\"); fflush(stdout); getchar(); }";

    /** Holds the program named by its argument right after exec, before the dynamic linker has run, and says its pid. */
    private static final String HOLDER = """
            #include <stdio.h>
            #include <signal.h>
            #include <sys/ptrace.h>
            #include <sys/wait.h>
            #include <unistd.h>
            int main(int argc, char **argv) {
                int child = fork();
                if (child == 0) {
                    ptrace(PTRACE_TRACEME, 0, 0, 0);
                    execv(argv[1], argv + 1);
                    _exit(127);
                }
                ptrace(PTRACE_SETOPTIONS, waitpid(child, 0, 0), 0, PTRACE_O_EXITKILL);
                printf("%d\\n", child);
                fflush(stdout);
                getchar();
                kill(child, SIGKILL);
            }
            """;

    @TempDir
    Path folder;

    private final List<AutoCloseable> closing = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : closing) {
            each.close();
        }
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(8, new String[] {"-pie"}),
                Arguments.of(8, new String[] {"-no-pie"}),
                Arguments.of(4, new String[] {"-m32", "-pie"}),
                Arguments.of(4, new String[] {"-m32", "-no-pie"}));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void librariesOfAllNamespacesAreFound(int wordSize, String[] options) {
        Running running = start(CProgram.compile(folder, "libs", SOURCE, options));
        LibraryList list = image(running, wordSize).libraries();

        List<String> expected = new ArrayList<>(List.of(running.firstLine().split(" ?;")));
        String main = expected.remove(0);
        expected.remove(expected.size() - 1);
        expected.removeIf(entry -> entry.startsWith("- ") || entry.startsWith("linux-"));
        assertThat(list.libraries().stream()
                        .filter(library -> !library.name().startsWith("linux-"))
                        .map(ProcessImageTest::text))
                .containsExactlyElementsOf(expected);
        assertThat(Long.toHexString(list.mainLinkMap().orElse(0))).isEqualTo(main.split(" ")[1]);
        assertThat(list.libraries().stream().map(Library::namespace).distinct()).hasSize(2);

        Library last = list.libraries().get(list.libraries().size() - 1);
        Library beforeIt = list.libraries().get(list.libraries().size() - 2);
        assertThat(image(running, wordSize)
                        .librariesFrom(last.linkMap(), beforeIt.linkMap(), last.namespace())
                        .libraries())
                .containsExactly(last);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theAuxiliaryVectorIsReadInTheProcessesWordSize(int wordSize, String[] options) {
        Running running = start(CProgram.compile(folder, "libs", SOURCE, options));
        AuxVector auxv = image(running, wordSize).auxv();
        String[] said = running.firstLine()
                .split(";")[running.firstLine().split(";").length - 1]
                .strip()
                .split(" ");

        assertThat(said)
                .containsExactly(
                        Long.toHexString(auxv.value(AuxVector.ENTRY).orElse(0)),
                        Long.toHexString(auxv.value(AuxVector.VDSO).orElse(0)),
                        Long.toHexString(
                                auxv.value(AuxVector.PROGRAM_HEADER_COUNT).orElse(0)));
        assertThat(auxv.raw().length % (2 * wordSize)).isZero();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void beforeTheLinkerHasRunNoLibraryIsThere(int wordSize, String[] options) {
        CProgram program = CProgram.compile(folder, "held", WAIT, options);
        Running holder =
                CProgram.compile(folder, "holder", HOLDER).start(program.file().toString());
        closing.add(holder);
        ProcessImage image = image(Integer.parseInt(holder.firstLine()), wordSize);

        assertThat(image.libraries()).isEqualTo(new LibraryList(OptionalLong.empty(), List.of()));
        assertThat(image.execFile()).isEqualTo(program.file().toString());
        assertThat(image.scratchRanges()).hasSizeGreaterThan(1);
        assertThat(image.threadLocalAddress(0, 0, 0)).isEmpty();
    }

    @Test
    void aProgramRunByTheLinkerItselfIsUnderstood() {
        CProgram program = CProgram.compile(folder, "libs", SOURCE);
        Running running =
                Running.start("/lib64/ld-linux-x86-64.so.2", program.file().toString());
        closing.add(running);
        assertThat(image(running, 8).libraries().libraries())
                .extracting(Library::name)
                .anyMatch(name -> name.endsWith("/libc.so.6"));
    }

    @Test
    void aStaticProgramSaysSo() {
        Running running = start(CProgram.compile(folder, "static", WAIT, "-static"));
        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> image(running, 8).libraries())
                .withMessageContaining("static");
    }

    @Test
    void aProcessThatHasGoneSaysSo() {
        Running running = start(CProgram.compile(folder, "gone", WAIT));
        ProcessImage image = image(running, 8);
        running.end();
        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(image::maps)
                .withMessage("Process " + running.pid() + ": cannot read its maps");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void scratchRangesAreFillingBehindCode(int wordSize, String[] options) {
        CProgram program = CProgram.compile(folder, "scratch", WAIT, options);
        Running running = start(program);
        ProcessImage image = image(running, wordSize);
        List<MemoryRange> ranges = image.scratchRanges();
        MemoryMaps maps = image.maps();

        assertThat(ranges).hasSizeGreaterThan(2).allMatch(range -> range.start() % 16 == 0);
        assertThat(maps.at(ranges.get(0).start()).orElseThrow().path())
                .isEqualTo(program.file().toString());
        assertThat(ranges)
                .allMatch(range -> maps.at(range.start()).orElseThrow().executable());
        LiveMemory memory = new LiveMemory(running.pid());
        closing.add(memory);
        for (MemoryRange range : ranges.subList(0, ranges.size() - 1)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) range.lengthBytes());
            memory.read(range.start(), bytes);
            assertThat(bytes.array()).as(maps.at(range.start()) + "").containsOnly(0);
            assertThat(range.endExclusive())
                    .isEqualTo(maps.at(range.start()).orElseThrow().range().endExclusive());
        }
        assertThat(ranges.get(ranges.size() - 1).start())
                .isBetween(
                        image.auxv().value(AuxVector.ENTRY).orElse(0),
                        image.auxv().value(AuxVector.ENTRY).orElse(0) + 15);
    }

    @Test
    void scratchRangesAreFoundInAStaticProgram() {
        Running running = start(CProgram.compile(folder, "static", WAIT, "-static"));
        assertThat(image(running, 8).scratchRanges()).hasSize(2);
    }

    private Running start(CProgram program) {
        Running running = program.start();
        closing.add(running);
        return running;
    }

    private ProcessImage image(Running running, int wordSize) {
        return image(running.pid(), wordSize);
    }

    private ProcessImage image(int pid, int wordSize) {
        LiveMemory memory = new LiveMemory(pid);
        closing.add(memory);
        return new ProcessImage(new ProcessId(pid), wordSize, memory, new LinuxFiles());
    }

    private static String text(Library library) {
        return library.name() + " " + Long.toHexString(library.linkMap()) + " " + Long.toHexString(library.loadBias())
                + " " + Long.toHexString(library.dynamicSection());
    }
}
