package dev.utraced.server.cli;

import dev.utraced.server.session.DebugLogs;
import dev.utraced.server.session.OnDisconnect;
import dev.utraced.server.session.Program;
import dev.utraced.target.ProcessId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads gdbserver's command line: {@code [OPTIONS] COMM PROG [ARGS...]}, {@code [OPTIONS] --attach COMM PID},
 * {@code [OPTIONS] --multi COMM}. What follows COMM is the program's, options and all, but for one {@code --attach} right behind it.
 *
 * <p>Written by hand since a library for this took nearly half of the start-up time. One for each command line.
 */
final class CommandLineParser {
    private static final String ATTACH = "--attach";

    private final Deque<String> rest;

    private final List<String> wrapper = new ArrayList<>();
    private final Set<String> debugLogs = new HashSet<>();
    private final Set<DisablablePacket> disabledPackets = EnumSet.noneOf(DisablablePacket.class);
    private Optional<String> debugFile = Optional.empty();
    private Optional<String> toPrint = Optional.empty();
    private boolean attach;
    private boolean multi;
    private boolean once;
    private boolean disableRandomization = true;
    private boolean startupWithShell = true;
    private boolean programsTalkToClient;
    private Optional<Path> input = Optional.empty();
    private boolean timestamps;
    private final TransportOptions transport = new TransportOptions();
    private final AccessOptions access = new AccessOptions();
    private OnDisconnect onDisconnect = OnDisconnect.BY_ORIGIN;

    private CommandLineParser(List<String> arguments) {
        rest = new ArrayDeque<>(arguments);
    }

    /** A command line that starts a server, or one that only asks for something to be printed. */
    record Request(Optional<Options> options, String print) {}

    /** @throws UsageException where it makes no sense */
    static Request parse(String version, List<String> arguments) {
        CommandLineParser parser = new CommandLineParser(arguments);
        while (parser.rest.peek() != null && parser.rest.peek().startsWith("--")) {
            parser.option(parser.rest.pop(), version);
            if (parser.toPrint.isPresent()) {
                return new Request(Optional.empty(), parser.toPrint.get());
            }
        }
        return new Request(Optional.of(parser.options()), "");
    }

    private void option(String word, String version) {
        int equals = word.indexOf('=');
        Optional<String> attached = equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1));
        String bare = equals < 0 ? word : word.substring(0, equals);
        if (transport.take(bare, attached, rest) || access.take(bare, attached, rest)) {
            return;
        }
        if (equals >= 0) {
            option(word.substring(0, equals), word.substring(equals + 1), word);
            return;
        }
        switch (word) {
            case ATTACH -> attach = true;
            case "--multi" -> multi = true;
            case "--once" -> once = true;
            case "--wrapper" -> wrapper();
            case "--disable-randomization" -> disableRandomization = true;
            case "--no-disable-randomization" -> disableRandomization = false;
            case "--startup-with-shell" -> startupWithShell = true;
            case "--no-startup-with-shell" -> startupWithShell = false;
            case "--debug" -> debugLogs.addAll(DebugLogs.ALL);
            case "--remote-debug" -> debugLogs.add(DebugLogs.WIRE);
            case "--event-loop-debug" -> debugLogs.add(DebugLogs.SESSION);
            case "--disable-packet" -> toPrint = Optional.of(DisablablePacket.list());
            case "--help" -> toPrint = Optional.of(Usage.TEXT);
            case "--version" -> toPrint = Optional.of("utraced " + version + "\n");
            default -> throw unknown(word);
        }
    }

    private void option(String name, String value, String word) {
        switch (name) {
            case "--debug" -> List.of(value.split(",")).forEach(this::debugLog);
            case "--debug-format" ->
                timestamps = List.of(value.split(",")).stream().anyMatch(this::isTimestamp);
            case "--on-disconnect" -> onDisconnect = onDisconnect(value);
            case "--debug-file" -> debugFile = Optional.of(value);
            case "--io" -> programsTalkToClient = isClient(value);
            case "--input" -> input = Optional.of(Path.of(value));
            case "--disable-packet" -> List.of(value.split(",")).forEach(this::disablePacket);
            default -> throw unknown(word);
        }
    }

    private static OnDisconnect onDisconnect(String word) {
        return switch (word) {
            case "hold" -> OnDisconnect.HOLD;
            case "resume" -> OnDisconnect.RESUME;
            case "kill" -> OnDisconnect.KILL;
            default -> throw new UsageException("--on-disconnect=" + word + " (expected: hold, resume or kill)");
        };
    }

    private static UsageException unknown(String word) {
        return new UsageException("Unknown argument: " + word);
    }

    private void wrapper() {
        while (!rest.isEmpty() && !rest.peek().equals("--")) {
            wrapper.add(rest.pop());
        }
        if (rest.isEmpty() || wrapper.isEmpty()) {
            throw new UsageException("--wrapper needs words, and -- behind them");
        }
        rest.pop();
    }

    private void debugLog(String log) {
        if (log.equals("all")) {
            debugLogs.addAll(DebugLogs.ALL);
        } else if (DebugLogs.ALL.contains(log)) {
            debugLogs.add(log);
        } else {
            throw new UsageException(
                    "no log '" + log + "' (expected: all or some of " + String.join(",", DebugLogs.ALL) + ")");
        }
    }

    private boolean isTimestamp(String format) {
        return switch (format) {
            case "all", "timestamp" -> true;
            case "none" -> false;
            default -> throw new UsageException("no format '" + format + "' (expected: timestamp, all or none)");
        };
    }

    private static boolean isClient(String side) {
        return switch (side) {
            case "client" -> true;
            case "server" -> false;
            default -> throw new UsageException("no side '" + side + "' (expected: client or server)");
        };
    }

    private void disablePacket(String word) {
        if (word.equals("threads")) {
            disabledPackets.addAll(DisablablePacket.THREADS);
        } else {
            disabledPackets.add(DisablablePacket.named(word));
        }
    }

    private Options options() {
        if (rest.isEmpty() && transport.connectTo().isEmpty()) {
            throw new UsageException("Nothing to listen on.");
        }
        Endpoint endpoint = transport.connectTo().isPresent()
                ? Endpoint.dialed(transport.connectTo().get())
                : Endpoint.parse(rest.pop());
        if (!attach && ATTACH.equals(rest.peek())) {
            rest.pop();
            attach = true;
        }
        if (attach && rest.size() != 1) {
            throw new UsageException("One process to attach to is needed.");
        }
        if (rest.isEmpty() && !multi) {
            throw new UsageException("No program to debug.");
        }
        if (onDisconnect == OnDisconnect.HOLD && (once || endpoint instanceof Endpoint.Standard)) {
            throw new UsageException("--on-disconnect=hold makes no sense where the server ends with its first client");
        }
        return new Options(
                endpoint,
                attach || rest.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Program(program(rest.pop()), List.copyOf(rest))),
                attach ? Optional.of(process(rest.pop())) : Optional.empty(),
                multi,
                once,
                onDisconnect,
                new Transport(
                        transport.tls(), transport.peerName(), transport.keepAliveSeconds(), transport.insecure()),
                access,
                wrapper,
                disableRandomization,
                startupWithShell,
                programsTalkToClient,
                input,
                debugLogs,
                timestamps,
                debugFile,
                disabledPackets);
    }

    /** A mere name means the file of that name in the working directory, before anything in PATH. */
    private static String program(String name) {
        Path file = Path.of(name);
        return Files.isRegularFile(file) ? file.toAbsolutePath().toString() : name;
    }

    /** Numbers in any base that C knows, as gdbserver takes them; all else is for whoever looks for it. */
    private static String process(String text) {
        try {
            return new ProcessId(Integer.decode(text)).toString();
        } catch (IllegalArgumentException e) {
            if (!text.contains(":")) {
                throw new UsageException("'" + text
                        + "' is no process (expected: a pid, name:PROGRAM, container:NAME-OR-ID[/PROGRAM] or"
                        + " pod:NAME-OR-ID[/PROGRAM])");
            }
            return text;
        }
    }
}
