package dev.utraced.it.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs this tree's server in a container: its files and the Java runtime are mounted at the paths that they have here. */
final class ServerInside {
    private static final Path TREE = Path.of("..").toAbsolutePath().normalize();
    private static final Path LAUNCH = Path.of("target/server-inside").toAbsolutePath();

    private ServerInside() {}

    static List<String> mounts() {
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
