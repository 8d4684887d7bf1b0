package dev.utraced.server.extension;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.QueryCommand.Monitor;
import dev.utraced.rsp.reply.BasicReply.ConsoleOutput;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.ErrorReply;
import dev.utraced.rsp.reply.None;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.session.DebugLogs;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.SessionContext;
import dev.utraced.target.Breakpoints;
import dev.utraced.target.ProcessId;
import dev.utraced.target.ProgramStreams;
import dev.utraced.target.TargetException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code monitor} commands: the person at the client talks to this server. */
final class MonitorExtension implements Extension {
    private static final String HELP = """
            The following monitor commands are supported:
              set debug [LOG] on|off
                Write what the server does to its log; LOG is wire, session or tracer, without it
                all of them.
              set remote-debug on|off
                The same as set debug wire.
              set debug-format all|timestamp|none
                Put the time in front of each line of the log.
              set jump-pads on|off
                Whether conditions of breakpoints that are false all the time are decided
                by the program's own threads, for which code is put into it.
              set libthread-db-search-path [PATH]
                Folders with colons between them, $sdir for the system's: where
                none has libthread_db, thread-local variables are not read.
              info sessions
                Show the clients of this server and their processes.
              type TEXT
                Type a line to the program, where it reads from its client (--io=client).
              end-input
                Tell the program that no more input comes.
              info access
                Show what this client may do.
              auth TOKEN
                Show the token that the server asks for.
              why
                Show why the last attach, or start of a program, was refused.
            %s  version
                Show the version of this server.
              exit
                Let go of all processes, those of other clients too, and end the server.
              help
                Show this.
            """;

    private static final String SEARCH_PATH = "set libthread-db-search-path";

    private final SessionContext session;
    private final String version;
    private final ThreadDbPath threadDb;
    private final Optional<ProcessMonitor> processes;

    MonitorExtension(SessionContext session, String version, ThreadDbPath threadDb) {
        this.session = session;
        this.version = version;
        this.threadDb = threadDb;
        this.processes = session.target().finder().map(ProcessMonitor::new);
    }

    @Override
    public Reply answer(Command command) {
        if (command instanceof Monitor monitor) {
            return run(monitor.command().strip());
        }
        return Empty.EMPTY;
    }

    private Reply run(String command) {
        List<String> words = List.of(command.split("\\s+"));
        if (words.size() == 2 && words.get(0).equals("auth")) {
            return authenticate(words.get(1));
        }
        if (command.equals(SEARCH_PATH) || command.startsWith(SEARCH_PATH + " ")) {
            return setThreadDbPath(command.substring(SEARCH_PATH.length()).strip());
        }
        if (words.size() >= 3 && words.get(0).equals("set")) {
            return set(words);
        }
        if (words.get(0).equals("type")) {
            return type(command.substring("type".length()).stripLeading() + "\n");
        }
        return switch (command) {
            case "help" -> say(help());
            case "info access" -> say(session.access().describe() + "\n");
            case "version" -> say("utraced " + version + "\n");
            case "info sessions" -> say(String.join("\n", session.host().describeSessions()) + "\n");
            case "end-input" -> endInput();
            case "exit" -> exit();
            case "why" -> say(session.refusals().last().orElse("Nothing has been refused.") + "\n");
            default -> aboutProcesses(command);
        };
    }

    private Reply setThreadDbPath(String path) {
        threadDb.set(path);
        return say("libthread-db-search-path set to `" + threadDb + "'\n");
    }

    private Reply authenticate(String token) {
        if (!session.access().unlock(token)) {
            session.send(new ConsoleOutput("wrong token\n"));
            return ErrorReply.of("wrong token");
        }
        List<ProcessId> waiting = session.host().waitingProcesses();
        return say("Authenticated: " + session.access().describe() + ".\n"
                + (waiting.isEmpty() ? "" : "To debug what waits here: attach " + waiting.get(0) + "\n"));
    }

    private Reply aboutProcesses(String command) {
        try {
            return processes
                    .flatMap(monitor -> monitor.run(command))
                    .map(this::say)
                    .orElseGet(this::unknown);
        } catch (TargetException e) {
            say(e.getMessage() + "\n");
            return ErrorReply.of("no such process");
        }
    }

    private String help() {
        return HELP.formatted(processes.isPresent() ? ProcessMonitor.HELP : "");
    }

    /** {@code set WHAT [LOG] VALUE}. */
    private Reply set(List<String> words) {
        String value = words.get(words.size() - 1);
        return switch (String.join(" ", words.subList(1, words.size() - 1))) {
            case "debug", "debug all" -> setDebug("Debug", DebugLogs.ALL, value);
            case "debug wire", "debug remote", "remote-debug" ->
                setDebug("Protocol debug", List.of(DebugLogs.WIRE), value);
            case "debug session" -> setDebug("Session debug", List.of(DebugLogs.SESSION), value);
            case "debug tracer" -> setDebug("Tracer debug", List.of(DebugLogs.TRACER), value);
            case "debug-format" -> setFormat(value);
            case "jump-pads" -> setJumpPads(value);
            default -> unknown();
        };
    }

    private Reply setDebug(String name, List<String> logs, String value) {
        return switch (value) {
            case "1", "on" -> switchDebug(name, logs, true);
            case "0", "off" -> switchDebug(name, logs, false);
            default -> unknown();
        };
    }

    private Reply switchDebug(String name, List<String> logs, boolean on) {
        logs.forEach(log -> session.host().logs().set(log, on));
        return say(name + " output " + (on ? "enabled.\n" : "disabled.\n"));
    }

    private Reply setFormat(String value) {
        return switch (value) {
            case "all", "timestamp" -> switchTimes(true);
            case "none" -> switchTimes(false);
            default -> unknown();
        };
    }

    private Reply setJumpPads(String value) {
        Optional<Breakpoints> breakpoints = session.target().breakpoints();
        if (breakpoints.isEmpty() || !value.equals("on") && !value.equals("off")) {
            return unknown();
        }
        breakpoints.get().allowJumpPads(value.equals("on"));
        return say("Jump pads are " + value + ".\n");
    }

    private Reply switchTimes(boolean on) {
        session.host().logs().timed(on);
        return say("All extra debug format options " + (on ? "enabled.\n" : "disabled.\n"));
    }

    private Reply type(String line) {
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        streams().type(session.selections().process(), bytes);
        return bytes.hasRemaining() ? ErrorReply.of("the program has not read what was typed before") : Ok.OK;
    }

    private Reply endInput() {
        streams().endInput(session.selections().process());
        return Ok.OK;
    }

    /** Printed here, too: not every client shows the text of an error. */
    private ProgramStreams streams() {
        return session.target().programStreams().orElseThrow(() -> {
            String reason = "programs do not read from their client: start the server with --io=client";
            session.send(new ConsoleOutput(reason + "\n"));
            return new TargetException(reason);
        });
    }

    /** Answered before everything ends, since afterwards nobody could. */
    private Reply exit() {
        session.send(Ok.OK);
        session.host().exit();
        return None.NONE;
    }

    private Reply say(String text) {
        session.send(new ConsoleOutput(text));
        return Ok.OK;
    }

    private Reply unknown() {
        session.send(new ConsoleOutput("Unknown monitor command.\n\n" + help()));
        return ErrorReply.of("unknown monitor command");
    }
}
