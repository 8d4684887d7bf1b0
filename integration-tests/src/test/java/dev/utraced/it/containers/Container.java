package dev.utraced.it.containers;

import dev.utraced.it.process.ChildProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A container that runs one program until it is closed. */
final class Container implements AutoCloseable {
    private final String name;
    private final ChildProcess podman;

    private Container(String name, ChildProcess podman) {
        this.name = name;
        this.podman = podman;
    }

    /** Starts one, and waits until its program says {@code ready}. @param options of {@code podman run} */
    static Container start(Path root, List<String> options, String... program) {
        String name = Podman.freeName();
        List<String> words = new ArrayList<>(Podman.run(name, options.toArray(String[]::new)));
        words.addAll(List.of("--rootfs", root + ":O"));
        words.addAll(List.of(program));
        Container container = new Container(name, ChildProcess.start(words.toArray()));
        container.podman.stdout().await("^ready");
        return container;
    }

    String name() {
        return name;
    }

    /** The id that the runtime gave it, 64 hex digits. */
    String id() {
        return Podman.tell("inspect", "--format", "{{.Id}}", name);
    }

    /** The first process's pid as this machine sees it. */
    long pid() {
        return Long.parseLong(Podman.tell("inspect", "--format", "{{.State.Pid}}", name));
    }

    /** Runs a shell command inside. */
    void does(String command) {
        Podman.tell("exec", name, "sh", "-c", command);
    }

    @Override
    public void close() {
        // Those that share its pids may take a moment longer than gdb to end.
        Podman.tell("rm", "--force", "--ignore", "--depend", "--time", "0", name);
        podman.close();
    }
}
