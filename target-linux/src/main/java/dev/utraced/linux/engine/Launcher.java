package dev.utraced.linux.engine;

import dev.utraced.linux.sys.Spawn;
import dev.utraced.linux.sys.SpawnObserver;
import dev.utraced.linux.sys.SpawnRequest;
import dev.utraced.linux.sys.SpawnRequest.StandardStreams;
import dev.utraced.linux.sys.Spawner;
import dev.utraced.target.LaunchRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** What a client's request to start a program means in argument vectors, and how many execs it takes. */
final class Launcher {
    private final Spawner spawner;
    private final StandardStreams streams;

    Launcher(Spawner spawner, StandardStreams streams) {
        this.spawner = spawner;
        this.streams = streams;
    }

    /** Hears how it goes on, on the loop. */
    interface Steps {
        /** The process waits before its first exec, and goes on when this returns. @param execs how many it will call until the program is there */
        void blocked(int pid, int execs);

        void failed(String reason);
    }

    /** A process has ended that may own the terminal. */
    void ended(int pid) {
        spawner.ended(pid);
    }

    void launch(LaunchRequest request, Steps steps) {
        SpawnRequest spawnRequest = new SpawnRequest(
                request.shell() ? throughShell(request) : directly(request),
                request.environment(),
                request.workingDirectory().map(Path::of),
                request.disableRandomization(),
                streams);
        int execs = 1 + (request.shell() ? 1 : 0) + (request.wrapper().isEmpty() ? 0 : 1);
        spawner.start(spawnRequest, observer(pid -> steps.blocked(pid, execs), steps));
    }

    private static SpawnObserver observer(IntConsumer blocked, Steps steps) {
        return new SpawnObserver() {
            @Override
            public void blocked(Spawn spawn) {
                try {
                    blocked.accept(spawn.pid());
                } catch (RuntimeException e) {
                    spawn.abandon();
                    steps.failed(String.valueOf(e.getMessage()));
                    return;
                }
                spawn.release();
            }

            @Override
            public void failed(String reason) {
                steps.failed(reason);
            }
        };
    }

    private static List<String> directly(LaunchRequest request) {
        List<String> arguments = new ArrayList<>(request.wrapper());
        arguments.add(request.program());
        arguments.addAll(request.arguments());
        return arguments;
    }

    /** With a shell the arguments are the shell's to split, expand and redirect, so they go to it as they are. */
    private static List<String> throughShell(LaunchRequest request) {
        StringBuilder command = new StringBuilder("exec");
        for (String word : request.wrapper()) {
            command.append(' ').append(quoted(word));
        }
        command.append(' ').append(quoted(request.program()));
        for (String argument : request.arguments()) {
            command.append(' ').append(argument);
        }
        String shell = request.environment().getOrDefault("SHELL", "/bin/sh");
        return List.of(shell, "-c", command.toString());
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
