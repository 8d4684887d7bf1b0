package dev.utraced.it.containers;

import dev.utraced.it.process.ChildProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts containers on root file systems that are folders of this machine; what a container changes stays in the container. */
final class Podman {
    private static final Path CONFIGURATION =
            Path.of("containers/containers.conf").toAbsolutePath();
    private static int started;

    private Podman() {}

    /** The beginning of a command that starts a container, up to the options of its own. */
    static List<String> run(String name, String... options) {
        List<String> words = command("run", "--rm", "--interactive", "--name", name, "--network", "none");
        words.addAll(List.of(options));
        return words;
    }

    static List<String> exec(String name) {
        return command("exec", "--interactive", name);
    }

    private static List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of("env", "CONTAINERS_CONF=" + CONFIGURATION, "podman"));
        command.addAll(List.of(words));
        return command;
    }

    /** Does something to a container, and gives what it prints. */
    static String tell(String... words) {
        try (ChildProcess podman = ChildProcess.start(command(words).toArray())) {
            if (podman.awaitExit() != 0) {
                throw new AssertionError(
                        String.join(" ", words) + ": " + podman.stderr().awaitEnd());
            }
            return podman.stdout().awaitEnd().strip();
        }
    }

    static String freeName() {
        return "utraced-it-" + ProcessHandle.current().pid() + "-" + ++started;
    }
}
