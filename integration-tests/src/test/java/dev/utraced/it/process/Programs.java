package dev.utraced.it.process;

import dev.utraced.linux.machine.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/** Compiles the programs under {@code src/test/programs}, each when it is first asked for. */
public final class Programs {
    private static final Path SOURCES = Path.of("src/test/programs").toAbsolutePath();
    private static final Path BINARIES = Path.of("target/programs").toAbsolutePath();

    private Programs() {}

    /** A C program, {@code NAME.c}, for this machine. */
    public static Program c(String name) {
        return compiled(name, name + ".c", List.of("gcc", "-pthread"));
    }

    /** The same program linked to a fixed address, so that its file and its memory agree. */
    public static Program atFixedAddress(String name) {
        return compiled(name + "-fixed", name + ".c", List.of("gcc", "-pthread", "-no-pie"));
    }

    /** The same program as a 32-bit one. Skips the test where this machine cannot execute it. */
    public static Program c32(String name) {
        Machine.assumeRuns32Bit();
        return compiled(name + "-32", name + ".c", List.of("gcc", "-pthread", "-m32"));
    }

    /** The same program for the other C library, musl. */
    public static Program musl(String name) {
        return compiled(name + "-musl", name + ".c", List.of("musl-gcc", "-pthread"));
    }

    /** A C++ program with a shared library that it is linked with and one that it opens itself. */
    public static Program shapes() {
        library("plugin");
        library("metal");
        return compiled(
                "shapes", "shapes.cc", List.of("g++", "-L" + BINARIES, "-Wl,-rpath," + BINARIES), "-lmetal", "-ldl");
    }

    /** A Python script, run by the machine's own interpreter. */
    public static Program python(String name) {
        return new Program(Path.of("/usr/bin/python3"), SOURCES.resolve(name + ".py"));
    }

    private static void library(String name) {
        compiled("lib" + name + ".so", name + ".cc", List.of("g++", "-shared", "-fPIC"));
    }

    private static synchronized Program compiled(
            String binary, String source, List<String> compiler, String... libraries) {
        Program program = new Program(BINARIES.resolve(binary), SOURCES.resolve(source));
        if (isStale(program)) {
            List<String> command = new ArrayList<>(compiler);
            command.addAll(List.of(
                    "-g",
                    "-O0",
                    "-Wall",
                    "-Werror",
                    "-o",
                    program.path(),
                    program.source().toString()));
            command.addAll(List.of(libraries));
            run(command);
        }
        return program;
    }

    private static boolean isStale(Program program) {
        try {
            Files.createDirectories(BINARIES);
            FileTime source = Files.getLastModifiedTime(program.source());
            return !Files.exists(program.binary())
                    || Files.getLastModifiedTime(program.binary()).compareTo(source) < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(List<String> command) {
        try (ChildProcess compiler = ChildProcess.start(command.toArray())) {
            if (compiler.awaitExit() != 0) {
                throw new AssertionError(command + ":\n" + compiler.stderr().awaitEnd());
            }
        }
    }
}
