package dev.utraced.it.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.containers.Podman;
import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Programs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The image that {@code docker/Dockerfile} makes. */
@Tag("beyond-gdbserver")
final class ImageTest {
    /** Java's runtime, its modules, the AOT cache and the jars are some 90 MB; debug symbols alone would be hundreds more. */
    private static final long MOST_BYTES = 110_000_000;

    private static final long SIGTERM = 128 + 15;

    @RegisterExtension
    static final Containers CONTAINERS = new Containers();

    @RegisterExtension
    final Debugging debugging = new Debugging();

    private static ChildProcess run(List<String> options, String... arguments) {
        List<String> words =
                Podman.command("run", "--rm", "--network=none", "--read-only", "--cap-drop=all", "--user=4711:4711");
        words.addAll(options);
        words.add(CONTAINERS.images().utraced());
        words.addAll(List.of(arguments));
        return ChildProcess.start(words.toArray());
    }

    @Test
    void anybodyCanRunIt() {
        try (ChildProcess utraced = run(List.of(), "--version")) {
            assertThat(utraced.awaitExit()).isZero();
            assertThat(utraced.stdout().awaitEnd()).startsWith("utraced ");
        }
    }

    @Test
    void itsCommandLineIsUtracedsOwn() {
        try (ChildProcess utraced = run(List.of(), "--no-such-option", "two words")) {
            assertThat(utraced.awaitExit()).isOne();
            assertThat(utraced.stderr().awaitEnd()).startsWith("Unknown argument: --no-such-option\n");
            assertThat(utraced.stdout().text()).isEmpty();
        }
    }

    /** A runtime that is told to insist on its cache does not start where it cannot use it. */
    @Test
    void itsCacheOfLoadedClassesIsInUse() {
        try (ChildProcess utraced = run(List.of("--env=JAVA_TOOL_OPTIONS=-XX:AOTMode=on"), "--version")) {
            assertThat(utraced.awaitExit()).as(utraced.stderr().text()).isZero();
        }
    }

    @Test
    void aProgramOfItsOwnContainerNeedsNoCapability() {
        List<String> words =
                Podman.command("run", "--rm", "--interactive", "--network=none", "--cap-drop=all", "--user=4711:4711");
        words.addAll(List.of(
                "--volume=" + Programs.c("idle").path() + ":/app:ro",
                CONTAINERS.images().utraced(),
                "-",
                "/app"));
        Gdb gdb = debugging.gdb();
        gdb.cli("set remotetimeout 60");
        gdb.connectToCommand(String.join(" ", words));
        gdb.breakAt("pause");
        gdb.cont();
        Symbols.assertSeen(gdb);
    }

    @Test
    void sigtermEndsTheServerWhichHasPrintedNothing() {
        RunningContainer server = CONTAINERS.server(
                ContainerSettings.plain(CONTAINERS.images().utraced(), "4711:4711", "--multi", "127.0.0.1:2345"),
                Optional.empty());
        assertThat(server.stop()).isEqualTo(SIGTERM);
        assertThat(server.stdout()).isEmpty();
        assertThat(server.stderr()).isEqualTo("Listening on port 2345\n");
    }

    @Test
    void itHoldsTheServerAndNothingElse() {
        String found = Podman.tell(
                "run",
                "--rm",
                "--network=none",
                "--entrypoint=find",
                CONTAINERS.images().utraced(),
                "/",
                "-xdev",
                "(",
                "-name",
                "*.java",
                "-o",
                "-name",
                "mvn",
                "-o",
                "-name",
                "javac",
                "-o",
                "-name",
                "*.jsa",
                ")");
        assertThat(found).isEmpty();
        long[] sizes = Stream.of(
                        CONTAINERS.images().utraced(), CONTAINERS.images().base())
                .mapToLong(image -> Long.parseLong(Podman.tell("image", "inspect", "--format", "{{.Size}}", image)))
                .toArray();
        assertThat(sizes[0] - sizes[1]).isLessThan(MOST_BYTES);
    }
}
