package dev.utraced.it.containers;

import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts containers on root file systems that are folders of this machine; what a container changes stays in the container. */
public final class Podman {
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

    /** The beginning of a command that runs another one in a container. */
    public static List<String> exec(String name) {
        return command("exec", "--interactive", name);
    }

    /** Any command of podman, with the configuration that works for root on every machine. */
    public static List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of("env", "CONTAINERS_CONF=" + CONFIGURATION, "podman"));
        command.addAll(List.of(words));
        return command;
    }

    /** Does something to a container, and gives what it prints. */
    public static String tell(String... words) {
        return tell(Deadline.PATIENCE, words);
    }

    /** The same for what takes long. */
    public static String tell(Duration patience, String... words) {
        try (ChildProcess podman = ChildProcess.start(command(words).toArray())) {
            if (podman.awaitExit(patience.toMillis(), TimeUnit.MILLISECONDS) != 0) {
                throw new AssertionError(
                        String.join(" ", words) + ": " + podman.stderr().awaitEnd());
            }
            return podman.stdout().awaitEnd().strip();
        }
    }

    public static String freeName() {
        return "utraced-it-" + ProcessHandle.current().pid() + "-" + ++started;
    }
}
