package dev.utraced.server.cli;

import dev.utraced.server.session.DebugLogs;
import dev.utraced.server.session.LaunchSettings.Program;
import dev.utraced.target.ProcessId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * gdbserver's command line: {@code [OPTIONS] COMM PROG [ARGS...]}, {@code [OPTIONS] --attach COMM PID}, {@code [OPTIONS] --multi COMM}.
 *
 * <p>What follows COMM is the program's, options and all, but for one {@code --attach} right behind it.
 */
final class CommandLineParser {
    private static final String ATTACH = "--attach";

    private final CommandLine commandLine;

    CommandLineParser(String version) {
        CommandSpec spec = CommandSpec.create().name("utraced").version("utraced " + version);
        for (OptionSpec option : CommandLineOptions.all()) {
            spec.addOption(option);
        }
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("COMM [PROG [ARGS...] | PID]")
                .description(CommandLineOptions.POSITIONAL_HELP)
                .build());
        spec.usageMessage()
                .customSynopsis(
                        "utraced [OPTIONS] COMM PROG [ARGS...]",
                        "       utraced [OPTIONS] --attach COMM PID",
                        "       utraced [OPTIONS] --multi COMM")
                .sortOptions(false);
        commandLine = new CommandLine(spec)
                .setStopAtPositional(true)
                .setOverwrittenOptionsAllowed(true)
                .setExpandAtFiles(false)
                .setTrimQuotes(false);
    }

    /** The generator of this text knows only ordinary forms. */
    String usage() {
        return commandLine.getUsageMessage(CommandLine.Help.Ansi.OFF).replace("--wrapper=WRAPPER", "--wrapper WRAPPER");
    }

    String version() {
        return String.join("\n", commandLine.getCommandSpec().version()) + "\n";
    }

    /** A command line that only asks for something to be printed. */
    record Request(Optional<Options> options, String print) {}

    /** @throws UsageException where it makes no sense */
    Request parse(String... arguments) {
        ParseResult result;
        try {
            result = commandLine.parseArgs(
                    GdbserverForms.toOrdinary(List.of(arguments)).toArray(String[]::new));
        } catch (ParameterException e) {
            throw new UsageException(e.getMessage());
        }
        if (result.hasMatchedOption("--help")) {
            return new Request(Optional.empty(), usage());
        }
        if (result.hasMatchedOption("--version")) {
            return new Request(Optional.empty(), version());
        }
        Set<DisablablePacket> disabled = new HashSet<>();
        for (String word : words(result, "--disable-packet")) {
            if (word.equals(GdbserverForms.NO_VALUE)) {
                return new Request(Optional.empty(), DisablablePacket.list());
            }
            disabled.addAll(
                    word.equals("threads") ? Set.of(DisablablePacket.values()) : Set.of(DisablablePacket.named(word)));
        }
        return new Request(Optional.of(options(result, disabled)), "");
    }

    private static Options options(ParseResult result, Set<DisablablePacket> disabled) {
        List<String> words = result.matchedPositionalValue(0, List.<String>of());
        if (words.isEmpty()) {
            throw new UsageException("Nothing to listen on.");
        }
        boolean attachBehind = words.size() > 1 && words.get(1).equals(ATTACH);
        boolean attach = attachBehind || result.hasMatchedOption(ATTACH);
        boolean multi = result.hasMatchedOption("--multi");
        List<String> subject = words.subList(attachBehind ? 2 : 1, words.size());
        if (subject.isEmpty() && !multi || attach && subject.size() != 1) {
            throw new UsageException(attach ? "One process to attach to is needed." : "No program to debug.");
        }
        return new Options(
                Endpoint.parse(words.get(0)),
                attach || subject.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Program(subject.get(0), subject.subList(1, subject.size()))),
                attach ? Optional.of(process(subject.get(0))) : Optional.empty(),
                multi,
                result.hasMatchedOption("--once"),
                words(result, "--wrapper"),
                result.matchedOptionValue("--disable-randomization", true),
                result.matchedOptionValue("--startup-with-shell", true),
                debugLogs(result),
                words(result, "--debug-format").stream().anyMatch(Set.of("all", "timestamp")::contains),
                Optional.ofNullable(result.matchedOptionValue("--debug-file", (String) null)),
                disabled);
    }

    private static ProcessId process(String text) {
        try {
            return new ProcessId(Integer.decode(text));
        } catch (IllegalArgumentException e) {
            throw new UsageException("'" + text + "' is no process id");
        }
    }

    private static Set<String> debugLogs(ParseResult result) {
        Set<String> logs = new HashSet<>();
        for (String word : words(result, "--debug")) {
            if (word.equals(GdbserverForms.NO_VALUE) || word.equals("all")) {
                logs.addAll(CommandLineOptions.LOGS);
            } else if (CommandLineOptions.LOGS.contains(word)) {
                logs.add(word);
            } else {
                throw new UsageException(
                        "no log '" + word + "' (expected: all or some of " + CommandLineOptions.LOGS + ")");
            }
        }
        if (result.hasMatchedOption("--remote-debug")) {
            logs.add(DebugLogs.WIRE);
        }
        return logs;
    }

    private static List<String> words(ParseResult result, String option) {
        return result.matchedOptionValue(option, List.<String>of());
    }
}
