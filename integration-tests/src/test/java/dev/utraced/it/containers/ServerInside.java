package dev.utraced.it.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.server.ServerUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the server under test in a container. This tree's files and the Java runtime are mounted at the paths that they have here; gdbserver
 * runs on this machine's libraries, which are mounted beside the container's own.
 */
final class ServerInside {
    private static final Path LIBRARIES = Path.of("/usr/lib/x86_64-linux-gnu");
    private static final String LIBRARIES_INSIDE = "/server-libraries";
    private static final String GDBSERVER_INSIDE = "/server";
    private static final Path TREE = Path.of("..").toAbsolutePath().normalize();
    private static final Path LAUNCH = Path.of("target/server-inside").toAbsolutePath();

    private ServerInside() {}

    private static boolean isUtraced() {
        return ServerUnderTest.chosen().command().get(0).endsWith("/utraced");
    }

    static List<String> mounts() {
        return isUtraced()
                ? utracedMounts()
                : List.of(
                        "--volume=" + LIBRARIES + ":" + LIBRARIES_INSIDE + ":ro",
                        "--volume=/usr/bin/gdbserver:" + GDBSERVER_INSIDE + ":ro");
    }

    private static List<String> utracedMounts() {
        try (Stream<Path> etc = Files.list(Path.of("/etc"))) {
            Path javaHome = java().getParent().getParent();
            List<String> options = new ArrayList<>(List.of(readOnly(TREE), readOnly(javaHome)));
            // Debian keeps the runtime's configuration there.
            etc.filter(folder -> folder.getFileName().toString().startsWith("java-"))
                    .forEach(folder -> options.add(readOnly(folder)));
            return options;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to run inside: the launcher's own command, with java at the place where it really is. */
    static List<String> command() {
        return isUtraced()
                ? utracedCommand()
                : List.of(
                        LIBRARIES_INSIDE + "/ld-linux-x86-64.so.2",
                        "--library-path",
                        LIBRARIES_INSIDE,
                        GDBSERVER_INSIDE,
                        "--multi",
                        "-");
    }

    private static List<String> utracedCommand() {
        try {
            Files.writeString(
                    LAUNCH, launch().replaceFirst("exec '[^']*'", "exec '" + java() + "'") + "launch --multi -\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of("sh", LAUNCH.toString());
    }

    private static String launch() {
        try (ChildProcess version = ChildProcess.start(TREE.resolve("utraced"), "--version")) {
            assertThat(version.awaitExit()).isZero();
            return Files.readString(TREE.resolve(".utraced-cache/launch"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path java() throws IOException {
        Matcher java = Pattern.compile("exec '([^']*)'").matcher(launch());
        assertThat(java.find()).isTrue();
        return Path.of(java.group(1)).toRealPath();
    }

    private static String readOnly(Path path) {
        return "--volume=" + path + ":" + path + ":ro";
    }
}
