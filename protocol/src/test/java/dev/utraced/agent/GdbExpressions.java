package dev.utraced.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What gdb makes of expressions over a program's initialised data: the code it would send, and the value it computes itself. */
record GdbExpressions(Memory data, List<Compiled> compiled) {
    private static final String SEPARATOR = "====";
    private static final Pattern SECTION = Pattern.compile("0x([0-9a-f]+)->0x([0-9a-f]+) at 0x[0-9a-f]+: \\.data ");
    private static final Pattern BYTECODE = Pattern.compile("(?m)^ +\\d+  \\w+.*$");
    private static final Pattern VALUE = Pattern.compile("\\$\\d+ = (-?\\d+)");

    /** @param value as a signed 64-bit number */
    record Compiled(String expression, AgentExpression code, long value) {
        @Override
        public String toString() {
            return expression;
        }
    }

    static GdbExpressions of(Path folder, String source, List<String> expressions) throws IOException {
        Path code = Files.writeString(folder.resolve("data.c"), source);
        Path program = folder.resolve("data");
        run(List.of("gcc", "-g", "-w", code.toString(), "-o", program.toString()));

        MatchResult section = SECTION.matcher(gdb(program, List.of("maint info sections .data")))
                .results()
                .findFirst()
                .orElseThrow();
        Path dump = folder.resolve("dump");
        gdb(program, List.of("dump binary memory " + dump + " 0x" + section.group(1) + " 0x" + section.group(2)));
        Memory data = new Memory(Long.parseLong(section.group(1), 16), Files.readAllBytes(dump));
        return new GdbExpressions(data, compile(program, expressions));
    }

    private static List<Compiled> compile(Path program, List<String> expressions) throws IOException {
        List<String> commands = new ArrayList<>();
        for (String expression : expressions) {
            commands.add("maint agent-eval -at main, " + expression);
            commands.add("print/d (long) (" + expression + ")");
            commands.add("echo " + SEPARATOR);
        }
        String[] outputs = gdb(program, commands).split(SEPARATOR);
        List<Compiled> compiled = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            compiled.add(compiled(expressions.get(i), outputs[i]));
        }
        return compiled;
    }

    private static Compiled compiled(String expression, String output) {
        List<String> listing =
                BYTECODE.matcher(output).results().map(MatchResult::group).toList();
        String value = VALUE.matcher(output)
                .results()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(expression + ": " + output))
                .group(1);
        return new Compiled(expression, Listing.assemble(listing), Long.parseLong(value));
    }

    private static String gdb(Path program, List<String> commands) throws IOException {
        List<String> command = new ArrayList<>(List.of("gdb", "-nx", "-batch", program.toString()));
        for (String each : commands) {
            command.add("-ex");
            command.add(each);
        }
        return run(command);
    }

    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
