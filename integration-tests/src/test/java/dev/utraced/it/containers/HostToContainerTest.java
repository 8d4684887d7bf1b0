package dev.utraced.it.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The server runs on the host, gdb is given a pid and nothing else, and finds the program and its libraries where the process has them. */
final class HostToContainerTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    @TempDir
    Path folder;

    private final Program workers = Programs.c("workers");

    private Container container(Path root, List<String> options, String... program) {
        return debugging.closing(Container.start(root, options, program));
    }

    private String mounted(String path) {
        return "--volume=" + workers.path() + ":" + path + ":ro";
    }

    private Gdb attached(long pid) {
        Gdb gdb = debugging.attaching();
        gdb.attach(pid);
        return gdb;
    }

    /** The program's own symbols, and its C library's, which come from a file of that library. */
    private static void assertSymbols(Gdb gdb, String library) {
        assertThat(gdb.cli("thread apply 1 backtrace"))
                .contains("in main (")
                .containsPattern("in getchar \\(\\) from target:" + library);
        assertThat(gdb.cli("info sharedlibrary")).contains("Yes").doesNotContain("No ");
    }

    @Test
    void anotherCLibraryAtTheSamePath() {
        Container container = container(Roots.debian13(), List.of(mounted("/app")), "/app", "1");
        Gdb gdb = attached(container.pid());
        assertSymbols(gdb, "/lib/x86_64-linux-gnu/libc.so.6");
        assertThat(gdb.cli("info inferiors")).contains("target:/app");
    }

    @Test
    void anotherProgramAtTheSamePath() {
        String path = Programs.c("basics").path();
        Container container = container(Roots.debian13(), List.of(mounted(path)), path, "1");
        Gdb gdb = attached(container.pid());
        assertSymbols(gdb, "/lib/x86_64-linux-gnu/libc.so.6");
        assertThat(gdb.cli("info line work")).contains("workers.c");
    }

    @Test
    void musl() {
        Container container = container(Roots.musl(folder, Programs.musl("workers")), List.of(), "/app", "1");
        Gdb gdb = attached(container.pid());
        Musl.assertSymbols(gdb);
    }

    @Test
    void anImageWithoutAShell() {
        Container container = container(Roots.distroless(folder, workers), List.of(), "/app", "1");
        assertSymbols(attached(container.pid()), "/lib/x86_64-linux-gnu/libc.so.6");
    }

    @Test
    @Tag("beyond-gdbserver")
    void anotherRootWithoutAnyContainer() {
        ChildProcess process =
                debugging.closing(ChildProcess.start("chroot", Roots.distroless(folder, workers), "/app", "1"));
        process.stdout().await("^ready");
        Gdb gdb = attached(process.pid());
        assertSymbols(gdb, "/lib/x86_64-linux-gnu/libc.so.6");
        assertThat(gdb.cli("info inferiors")).contains("target:/app");
    }

    @Test
    @Tag("beyond-gdbserver")
    void aUserNamespace() {
        Path root = Roots.distroless(folder, workers);
        ChildProcess process = debugging.closing(ChildProcess.start(
                "setpriv",
                "--reuid=4711",
                "--regid=4711",
                "--clear-groups",
                "unshare",
                "--map-root-user",
                "--mount",
                "--root=" + readable(root),
                "/app",
                "1"));
        process.stdout().await("^ready");
        assertSymbols(attached(process.pid()), "/lib/x86_64-linux-gnu/libc.so.6");
    }

    private static Path readable(Path root) {
        assertThat(root.toFile().setExecutable(true, false)).isTrue();
        assertThat(root.toFile().setReadable(true, false)).isTrue();
        return root;
    }

    @Test
    @Tag("beyond-gdbserver")
    void aLibraryThatWasReplacedUnderTheProcess() {
        Container container = container(Roots.debian13(), List.of(mounted("/app")), "/app", "1");
        container.does("echo newer > /newer && mv /newer /usr/lib/x86_64-linux-gnu/libc.so.6");
        assertSymbols(attached(container.pid()), "/lib/x86_64-linux-gnu/libc.so.6");
    }

    @Test
    @Tag("beyond-gdbserver")
    void aProgramThatWasDeleted() {
        Container container = container(
                Roots.debian13(), List.of(mounted("/original")), "sh", "-c", "cp /original /app && exec /app 1");
        container.does("rm /app");
        assertSymbols(attached(container.pid()), "/lib/x86_64-linux-gnu/libc.so.6");
    }

    @Test
    @Tag("beyond-gdbserver")
    void aProgramThatWasReplacedOnTheHost() throws IOException {
        Path program = Files.copy(workers.binary(), folder.resolve("app"));
        ChildProcess process = debugging.closing(ChildProcess.start(program, "1"));
        process.stdout().await("^ready");
        Files.copy(Programs.c("basics").binary(), folder.resolve("newer"));
        Files.move(folder.resolve("newer"), program, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThat(attached(process.pid()).cli("info line work")).contains("workers.c");
    }

    @Test
    @Tag("beyond-gdbserver")
    void aContainerIsNamedInsteadOfAPid() {
        Container container = container(Roots.debian13(), List.of(mounted("/app")), "/app", "1");
        Gdb gdb = debugging.gdb();
        gdb.connect(debugging.attachedTo("container:" + container.name()));
        assertSymbols(gdb, "/lib/x86_64-linux-gnu/libc.so.6");

        Gdb other = debugging.attaching();
        assertThat(other.cli("monitor find container:" + container.id().substring(0, 12) + "/app"))
                .isEqualTo("Process %1$d; to attach to it: attach %1$d%n".formatted(container.pid()));
        assertThat(other.cli("monitor containers")).contains(container.name(), container.pid() + " (app)");
        assertThat(other.cli("info os processes")).contains("own pid");
    }
}
