package dev.utraced.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.utraced.linux.proc.CProgram.Running;
import dev.utraced.linux.sys.LinuxFiles;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that print the addresses of their own thread-local variables. */
class ThreadLocalsTest {
    private static final String LIBRARY = """
            __thread char NAME_first[3];
            __thread long NAME_var __attribute__((aligned(ALIGN))) = 5;
            void *NAME_get(void) { return &NAME_var; }
            """;

    private static final String PROGRAM = """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <link.h>
            #include <pthread.h>
            #include <semaphore.h>
            #include <stdio.h>
            #include <unistd.h>
            extern void *linked_get(void);
            __thread char pad[3];
            __thread long own __attribute__((aligned(64))) = 7;
            static __thread int zero;
            static sem_t go, ready;
            static void *(*touch)(void);

            struct search { void *base; void *block; };
            static int visit(struct dl_phdr_info *i, size_t n, void *arg) {
                struct search *s = arg;
                if ((void *)i->dlpi_addr == s->base) s->block = i->dlpi_tls_data;
                return 0;
            }
            static void say(struct link_map *m, void *variable) {
                struct search s = { (void *)m->l_addr, 0 };
                dl_iterate_phdr(visit, &s);
                long offset = variable ? (char *)variable - (char *)s.block : 0;
                printf("%lx %lx %lx %lx;", (long)pthread_self(), (long)m, offset, (long)variable);
            }
            static struct link_map *map(void *handle) {
                struct link_map *m;
                dlinfo(handle, RTLD_DI_LINKMAP, &m);
                return m;
            }
            static void common(void) {
                say(map(dlopen(0, RTLD_NOW)), &own);
                say(map(dlopen(0, RTLD_NOW)), &zero);
                say(map(dlopen("liblinked.so", RTLD_NOW)), linked_get());
            }
            static void *thread(void *arg) {
                common();
                sem_post(&ready);
                sem_wait(&go);
                if (touch) touch();
                sem_post(&ready);
                pause();
            }
            int main() {
                pthread_t other;
                sem_init(&go, 0, 0);
                sem_init(&ready, 0, 0);
                pthread_create(&other, 0, thread, 0);
                sem_wait(&ready);
                common();
                void *lazy = dlopen("liblazy.so", RTLD_NOW);
                void *stale = dlopen("libstale.so", RTLD_NOW);
                void *(*get)(void) = dlsym(lazy, "lazy_get");
                say(map(lazy), 0);
                say(map(lazy), get());
                touch = dlsym(stale, "stale_get");
                sem_post(&go);
                sem_wait(&ready);
                dlclose(stale);
                void *fresh = dlopen("libfresh.so", RTLD_NOW);
                printf("%lx %lx 0 0;", (long)other, (long)map(lazy));
                printf("%lx %lx 0 0;", (long)other, (long)map(fresh));
                puts("");
                fflush(stdout);
                getchar();
            }
            """;

    private static final String STATIC = """
            #include <pthread.h>
            #include <stdio.h>
            __thread char pad[3];
            __thread long own __attribute__((aligned(64))) = 7;
            static __thread int zero;
            int main() {
                zero = 3;
                printf("%lx %lx %lx\\n", (long)pthread_self(), (long)&own, (long)&zero);
                fflush(stdout);
                getchar();
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
                Arguments.of(8, List.of("-m64", "-pie")),
                Arguments.of(8, List.of("-m64", "-no-pie")),
                Arguments.of(4, List.of("-m32", "-pie")),
                Arguments.of(4, List.of("-m32", "-no-pie")));
    }

    /** What the program said: its main thread looked before and after the first use, the other one has only used what has gone. */
    record Expected(long threadPointer, long linkMap, long offset, OptionalLong address) {
        static Expected parse(String text) {
            long[] numbers = Arrays.stream(text.strip().split(" "))
                    .mapToLong(number -> Long.parseUnsignedLong(number, 16))
                    .toArray();
            return new Expected(
                    numbers[0],
                    numbers[1],
                    numbers[2],
                    numbers[3] == 0 ? OptionalLong.empty() : OptionalLong.of(numbers[3]));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void variablesOfProgramAndLibrariesAreFound(int wordSize, List<String> options) {
        Running running = start(options);
        ProcessImage image = image(running, wordSize);

        List<Expected> expected = expected(running);
        assertThat(expected).hasSize(10);
        // The seventh was said before that thread's first use of the library, which has happened since.
        expected.remove(6);
        for (Expected each : expected) {
            assertThat(image.threadLocalAddress(each.threadPointer(), each.offset(), each.linkMap()))
                    .as(each.toString())
                    .isEqualTo(each.address());
        }
        assertThat(image.threadLocalAddress(0, 0, expected.get(0).linkMap())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aGlibcWithoutExportedOffsetsIsUnderstoodToo(int wordSize, List<String> options) {
        Running running = start(options);
        ProcessMemory memory = new ProcessMemory(memory(running), wordSize);
        ProcessImage image = image(running, wordSize);
        LoadedElf program = LoadedElf.program(memory, image.auxv()).orElseThrow();
        TlsVariant variant = TlsVariant.of(program.machine()).orElseThrow();
        GlibcTls glibc = new GlibcTls(memory, variant, new GlibcLayout(memory, Optional.empty()));

        for (int library : List.of(2, 5, 7)) {
            Expected each = expected(running).get(library);
            TlsModule module = module(each, image.maps(), memory);
            assertThat(glibc.block(each.threadPointer(), module).orElse(0) + each.offset())
                    .as(each.toString())
                    .isEqualTo(each.address().orElseThrow());
        }
    }

    @Test
    void aLibraryWithoutVariablesSaysSo() {
        Running running = start(List.of("-m64"));
        ProcessImage image = image(running, 8);
        long linker = image.libraries().libraries().stream()
                .filter(library -> library.name().contains("ld-linux"))
                .findFirst()
                .orElseThrow()
                .linkMap();
        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(
                        () -> image.threadLocalAddress(expected(running).get(0).threadPointer(), 0, linker))
                .withMessageContaining("no thread-local");
    }

    static Stream<Arguments> staticKinds() {
        return Stream.of(
                Arguments.of(8, new String[] {"-static"}),
                Arguments.of(8, new String[] {"-static-pie"}),
                Arguments.of(4, new String[] {"-m32", "-static"}));
    }

    @ParameterizedTest
    @MethodSource("staticKinds")
    void aStaticProgramsVariablesAreFound(int wordSize, String[] options) throws Exception {
        CProgram program = CProgram.compile(folder, "static", STATIC, options);
        Running running = program.start();
        closing.add(running);
        ProcessImage image = image(running, wordSize);
        String[] said = running.firstLine().split(" ");
        long threadPointer = Long.parseUnsignedLong(said[0], 16);

        assertThat(image.threadLocalAddress(threadPointer, symbol(program, "own"), 0))
                .hasValue(Long.parseUnsignedLong(said[1], 16));
        assertThat(image.threadLocalAddress(threadPointer, symbol(program, "zero"), 0))
                .hasValue(Long.parseUnsignedLong(said[2], 16));
    }

    /** The value of a thread-local symbol, as a debugger would get it: its offset in the block. */
    private static long symbol(CProgram program, String name) throws Exception {
        Process nm = new ProcessBuilder("nm", program.file().toString()).start();
        String line = nm.inputReader()
                .lines()
                .filter(text -> text.endsWith(" " + name))
                .findFirst()
                .orElseThrow();
        return Long.parseUnsignedLong(line.split(" ")[0], 16);
    }

    private Running start(List<String> options) {
        for (String name : List.of("linked", "lazy", "stale", "fresh")) {
            List<String> shared = new ArrayList<>(options);
            shared.removeIf(option -> option.endsWith("pie"));
            shared.addAll(List.of("-shared", "-fPIC", "-DALIGN=" + (name.equals("linked") ? 32 : 8)));
            CProgram.compile(
                    folder, "lib" + name + ".so", LIBRARY.replace("NAME", name), shared.toArray(String[]::new));
        }
        List<String> main = new ArrayList<>(options);
        main.addAll(List.of("-L" + folder, "-llinked", "-Wl,-rpath," + folder));
        Running running = CProgram.compile(folder, "tls", PROGRAM, main.toArray(String[]::new))
                .start();
        closing.add(running);
        return running;
    }

    private static List<Expected> expected(Running running) {
        return new ArrayList<>(Arrays.stream(running.firstLine().split(";"))
                .map(Expected::parse)
                .toList());
    }

    private static TlsModule module(Expected each, MemoryMaps maps, ProcessMemory memory) {
        LinkMap map = LinkMap.read(memory, each.linkMap()).orElseThrow();
        Mapping start =
                maps.startOfFile(maps.at(map.dynamicSection()).orElseThrow()).orElseThrow();
        return new TlsModule(map, () -> LoadedElf.at(memory, start.range().start()));
    }

    private LiveMemory memory(Running running) {
        LiveMemory memory = new LiveMemory(running.pid());
        closing.add(memory);
        return memory;
    }

    private ProcessImage image(Running running, int wordSize) {
        return new ProcessImage(new ProcessId(running.pid()), wordSize, memory(running), new LinuxFiles());
    }
}
