package dev.utraced.it.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The server runs in a container: in one beside the process's that shares its pids, or in the same one. gdb talks to it by a pipe. */
final class SidecarTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    @TempDir
    Path folder;

    private Gdb connected(List<String> command) {
        Gdb gdb = debugging.gdb();
        gdb.cli("set remotetimeout 60");
        gdb.connectExtendedToCommand(String.join(" ", command));
        return gdb;
    }

    private List<String> sidecarOf(Container container, String... options) {
        List<String> words = new ArrayList<>(Podman.run(Podman.freeName(), "--pid=container:" + container.name()));
        words.addAll(List.of(options));
        words.addAll(ServerInside.mounts());
        words.addAll(List.of("--rootfs", Roots.debian13() + ":O"));
        words.addAll(ServerInside.command());
        return words;
    }

    private static void assertSymbols(Gdb gdb, String library) {
        assertThat(gdb.cli("thread apply 1 backtrace"))
                .contains("in main (")
                .containsPattern("in getchar \\(\\) from target:" + library);
        assertThat(gdb.cli("info sharedlibrary")).contains("Yes").doesNotContain("No ");
    }

    @Test
    @Tag("beyond-gdbserver")
    void aSidecarFindsTheFilesOfTheContainerThatItStandsBeside() {
        Container container = debugging.closing(
                Container.start(Roots.musl(folder, Programs.musl("workers")), List.of(), "/app", "1"));
        Gdb gdb = connected(sidecarOf(container));
        gdb.attach(1);
        Musl.assertSymbols(gdb);
        assertThat(gdb.cli("info inferiors")).contains("process 1", "target:/app");
    }

    @Test
    void aServerInTheSameContainerSeesWhatTheProgramSees() {
        Program workers = Programs.c("workers");
        List<String> options = new ArrayList<>(ServerInside.mounts());
        options.add("--volume=" + workers.path() + ":/app:ro");
        Container container = debugging.closing(Container.start(Roots.debian13(), options, "/app", "1"));
        List<String> command = new ArrayList<>(Podman.exec(container.name()));
        command.addAll(ServerInside.command());
        Gdb gdb = connected(command);
        gdb.attach(1);
        assertSymbols(gdb, "/lib/x86_64-linux-gnu/libc.so.6");
    }

    @Test
    @Tag("beyond-gdbserver")
    void aSidecarOfAnotherUserIsToldWhatItLacks() {
        Container container = debugging.closing(
                Container.start(Roots.musl(folder, Programs.musl("workers")), List.of(), "/app", "1"));
        Gdb gdb = connected(sidecarOf(container, "--user=4711:4711"));
        assertThat(gdb.cliError("attach 1")).contains("Attaching to process 1 failed");
        assertThat(gdb.cli("monitor why"))
                .contains("the process runs as root, the server as user 4711", "--cap-add=SYS_PTRACE");
        assertThat(gdb.cliError("attach 4000")).contains("failed");
        assertThat(gdb.cli("monitor why")).contains("there is no process 4000 that this server can see");
    }
}
