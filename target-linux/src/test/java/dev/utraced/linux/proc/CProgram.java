package dev.utraced.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.machine.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A C program, compiled for one test, which is skipped where this machine cannot execute it. */
record CProgram(Path file) {
    static CProgram compile(Path folder, String name, String source, String... options) {
        if (List.of(options).contains("-m32")) {
            Machine.assumeRuns32Bit();
        }
        try {
            Path code = Files.writeString(folder.resolve(name + ".c"), source);
            Path program = folder.resolve(name);
            List<String> command =
                    new ArrayList<>(List.of("gcc", "-O0", "-w", code.toString(), "-o", program.toString()));
            command.addAll(List.of(options));
            Process gcc = new ProcessBuilder(command).redirectErrorStream(true).start();
            String messages = new String(gcc.getInputStream().readAllBytes());
            assertThat(gcc.waitFor()).as(messages).isZero();
            return new CProgram(program);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Running start(String... arguments) {
        return Running.start(file.toString(), arguments);
    }

    /** A process that has printed its first line, and ends when its input does. */
    record Running(Process process, BufferedReader output, String firstLine) implements AutoCloseable {
        static Running start(String program, String... arguments) {
            try {
                List<String> command = new ArrayList<>(List.of(program));
                command.addAll(List.of(arguments));
                Process process = new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                BufferedReader output = process.inputReader();
                String line = output.readLine();
                assertThat(line).as("first line of " + command).isNotNull();
                return new Running(process, output, line);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        int pid() {
            return (int) process.pid();
        }

        /** Ends the program, and waits until it has gone. */
        void end() {
            try {
                process.getOutputStream().close();
                process.waitFor();
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
