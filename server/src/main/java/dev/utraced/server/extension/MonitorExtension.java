package dev.utraced.server.extension;

import dev.utraced.rsp.command.QueryCommand.Monitor;
import dev.utraced.rsp.reply.BasicReply.ConsoleOutput;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.ErrorReply;
import dev.utraced.rsp.reply.None;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.session.DebugLogs;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.Handlers;
import dev.utraced.server.session.SessionContext;
import java.util.List;

/** {@code monitor} commands: the person at the client talks to this server. */
final class MonitorExtension implements Extension {
    private static final String HELP = """
            The following monitor commands are supported:
              set debug [LOG] on|off
                Write what the server does to its log; LOG is wire or session, without it both.
              set remote-debug on|off
                The same as set debug wire.
              info sessions
                Show the clients of this server and their processes.
              version
                Show the version of this server.
              exit
                Let go of all processes, those of other clients too, and end the server.
              help
                Show this.
            """;

    private final SessionContext session;
    private final String version;

    MonitorExtension(SessionContext session, String version) {
        this.session = session;
        this.version = version;
    }

    @Override
    public void register(Handlers handlers) {
        handlers.on(Monitor.class, command -> run(command.command().strip()));
    }

    private Reply run(String command) {
        List<String> words = List.of(command.split("\\s+"));
        if (words.size() >= 3 && words.get(0).equals("set")) {
            return set(words);
        }
        return switch (command) {
            case "", "help" -> say(HELP);
            case "version" -> say("utraced " + version + "\n");
            case "info sessions" -> say(String.join("\n", session.host().describeSessions()) + "\n");
            case "exit" -> exit();
            default -> unknown();
        };
    }

    /** {@code set WHAT [LOG] VALUE}. */
    private Reply set(List<String> words) {
        List<String> logs = switch (String.join(" ", words.subList(1, words.size() - 1))) {
            case "debug", "debug all" -> DebugLogs.SWITCHED;
            case "debug wire", "debug remote", "remote-debug" -> List.of(DebugLogs.WIRE);
            case "debug session" -> List.of(DebugLogs.SESSION);
            default -> List.of();
        };
        boolean on;
        switch (words.get(words.size() - 1)) {
            case "1", "on" -> on = true;
            case "0", "off" -> on = false;
            default -> {
                return unknown();
            }
        }
        if (logs.isEmpty()) {
            return unknown();
        }
        logs.forEach(log -> session.host().logs().set(log, on));
        return say("Debug output of " + String.join(" and ", logs) + (on ? " enabled.\n" : " disabled.\n"));
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
        session.send(new ConsoleOutput("Unknown monitor command.\n\n" + HELP));
        return ErrorReply.of("unknown monitor command");
    }
}
