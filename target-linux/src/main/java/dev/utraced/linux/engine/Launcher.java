package dev.utraced.linux.engine;

import dev.utraced.linux.sys.KernelException;
import dev.utraced.linux.sys.PseudoTerminal;
import dev.utraced.linux.sys.Spawn;
import dev.utraced.linux.sys.SpawnObserver;
import dev.utraced.linux.sys.SpawnRequest;
import dev.utraced.linux.sys.Spawner;
import dev.utraced.linux.sys.StandardStreams;
import dev.utraced.linux.sys.TerminalWatch;
import dev.utraced.target.LaunchRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;

/** What a client's request to start a program means in argument vectors, and how many execs it takes. */
final class Launcher {
    private final Spawner spawner;
    private final ProgramIo io;
    private final Executor loop;

    Launcher(Spawner spawner, ProgramIo io, Executor loop) {
        this.spawner = spawner;
        this.io = io;
        this.loop = loop;
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

    void close() {
        spawner.close();
    }

    /** @param terminals where the program's terminal is put, if it gets one */
    void launch(LaunchRequest request, EngineStreams terminals, Steps steps) {
        Optional<PseudoTerminal> terminal;
        try {
            terminal = io.terminals() ? Optional.of(PseudoTerminal.open()) : Optional.empty();
        } catch (KernelException e) {
            steps.failed("The program gets no terminal: " + e.getMessage());
            return;
        }
        SpawnRequest spawnRequest = new SpawnRequest(
                request.shell() ? throughShell(request) : directly(request),
                request.environment(),
                request.workingDirectory().map(Path::of),
                request.disableRandomization(),
                streams(terminal));
        int execs = 1 + (request.shell() ? 1 : 0) + (request.wrapper().isEmpty() ? 0 : 1);
        IntConsumer blocked = pid -> {
            steps.blocked(pid, execs);
            terminal.ifPresent(open ->
                    terminals.opened(pid, open, new TerminalWatch(open, loop, terminals::rung, io.elsewhere())));
        };
        spawner.start(spawnRequest, observer(blocked, terminal, steps));
    }

    private StandardStreams streams(Optional<PseudoTerminal> terminal) {
        StandardStreams streams =
                terminal.map(open -> StandardStreams.on(open.device())).orElse(io.shared());
        return io.input().map(streams::reading).orElse(streams);
    }

    private static SpawnObserver observer(IntConsumer blocked, Optional<PseudoTerminal> terminal, Steps steps) {
        return new SpawnObserver() {
            private boolean arrived;

            @Override
            public void blocked(Spawn spawn) {
                try {
                    blocked.accept(spawn.pid());
                    arrived = true;
                } catch (RuntimeException e) {
                    spawn.abandon();
                    terminal.ifPresent(PseudoTerminal::close);
                    steps.failed(String.valueOf(e.getMessage()));
                    return;
                }
                spawn.release();
            }

            @Override
            public void failed(String reason) {
                if (!arrived) {
                    terminal.ifPresent(PseudoTerminal::close);
                }
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
