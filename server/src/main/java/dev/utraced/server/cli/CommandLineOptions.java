package dev.utraced.server.cli;

import dev.utraced.server.session.DebugLogs;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/** The options, one by one, with the text that {@code --help} prints. */
final class CommandLineOptions {
    /** What {@code --debug} can name. */
    static final List<String> LOGS = List.of(DebugLogs.WIRE, DebugLogs.SESSION, "tracer", "kernel");

    static final String[] POSITIONAL_HELP = {
        "COMM is HOST:PORT or :PORT to listen on TCP, or - to talk over standard input and output. Without a host only clients on this"
                + " machine are heard; 0.0.0.0:PORT or [::]:PORT says otherwise. Port 0 is any that is free.",
        "PROG is started with ARGS; PID is the process to attach to."
    };

    private CommandLineOptions() {}

    static List<OptionSpec> all() {
        return List.of(
                flag("--attach", "Attach to the running process PID."),
                flag(
                        "--multi",
                        "Start without a program, and stay until told to end: clients start programs or attach."),
                flag("--once", "End when the first connection has closed."),
                list("--wrapper", "WRAPPER... --", "Start programs by way of WRAPPER, which must end in exec.")
                        .build(),
                negatable(
                        "--disable-randomization",
                        "Start programs with a fixed address layout, as by default, or with the usual one."),
                negatable("--startup-with-shell", "Start programs through a shell, as by default, or directly."),
                list(
                                "--debug",
                                "LOG,...",
                                "Log what the server does; LOG is some of " + String.join(",", LOGS)
                                        + "; all where none is named.")
                        .splitRegex(",")
                        .build(),
                list(
                                "--debug-format",
                                "FORMAT,...",
                                "Put something in front of each line of the log: timestamp, all or none.")
                        .splitRegex(",")
                        .build(),
                OptionSpec.builder("--debug-file")
                        .type(String.class)
                        .arity("1")
                        .paramLabel("FILE")
                        .description("Log to FILE, not to standard error.")
                        .build(),
                hiddenFlag("--remote-debug"),
                hiddenFlag("--event-loop-debug"),
                list(
                                "--disable-packet",
                                "PACKET,...",
                                "Do not know some packets; without a name, list those that can be named.")
                        .splitRegex(",")
                        .build(),
                flag("--help", "Print this and end."),
                flag("--version", "Print the version and end."));
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }

    private static OptionSpec hiddenFlag(String name) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .arity("0")
                .hidden(true)
                .build();
    }

    private static OptionSpec negatable(String name, String description) {
        return OptionSpec.builder(name)
                .type(Boolean.class)
                .arity("0")
                .negatable(true)
                .defaultValue("true")
                .fallbackValue("true")
                .description(description)
                .build();
    }

    private static OptionSpec.Builder list(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel(label)
                .hideParamSyntax(true)
                .description(description);
    }
}
