package dev.utraced.it.server;

import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * A debug server with gdbserver's command line. The system property {@code it.server} chooses which one a test run is about:
 * {@code utraced} (the default) or {@code gdbserver}.
 */
public interface ServerUnderTest {
    /** The command that starts the server, without any argument. */
    List<String> command();

    static ServerUnderTest chosen() {
        return named(System.getProperty("it.server", "utraced"));
    }

    /** {@code utraced} or {@code gdbserver}, where a test compares them. */
    static ServerUnderTest named(String name) {
        return switch (name) {
            case "utraced" -> new UtracedServer();
            case "gdbserver" -> new GnuGdbserver();
            default -> throw new IllegalArgumentException(name + " (expected: utraced or gdbserver)");
        };
    }

    /** A server without a process, which stays: {@code --multi}. */
    default RunningServer multi(String... options) {
        List<String> words = new ArrayList<>(List.of(options));
        words.addAll(List.of("--multi", LOOPBACK));
        return start(words);
    }

    /** A server that has started {@code program} and holds it before its first instruction. */
    default RunningServer launching(Program program, Object... arguments) {
        List<String> words = new ArrayList<>(List.of(LOOPBACK, program.path()));
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        return start(words);
    }

    /** A server without a process, started by way of a command that ends in executing it. */
    default RunningServer multiUnder(List<String> wrapper) {
        List<String> words = new ArrayList<>(wrapper);
        words.addAll(command());
        words.addAll(List.of("--multi", LOOPBACK));
        return RunningServer.awaited(ChildProcess.start(words.toArray()));
    }

    /** A server that has attached to a running process. */
    default RunningServer attachedTo(Object process) {
        return start(List.of("--attach", LOOPBACK, process.toString()));
    }

    /** Any free port, for this machine only. */
    String LOOPBACK = "127.0.0.1:0";

    /** Starts the server with these arguments and waits until it listens. */
    default RunningServer start(List<String> arguments) {
        List<String> words = new ArrayList<>(command());
        words.addAll(arguments);
        return RunningServer.awaited(ChildProcess.start(words.toArray()));
    }
}
