package dev.utraced.linux.puppet;

import dev.utraced.linux.machine.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The puppet, compiled when it is first needed into the module's {@code target} folder. What it can do is in {@code puppet.c}. */
public enum PuppetProgram {
    /** With debug information, position independent. */
    NATIVE("-O1"),
    /** The same as a 32-bit program. */
    WIDTH_32("-O1", "-m32"),
    /** Without dynamic linker. */
    STATIC("-O1", "-static");

    private static final Path FOLDER = Path.of("target", "puppet").toAbsolutePath();

    private final List<String> flags;

    PuppetProgram(String... flags) {
        this.flags = List.of(flags);
    }

    /** Skips the test where this machine cannot execute it. */
    public synchronized Path path() {
        if (this == WIDTH_32) {
            Machine.assumeRuns32Bit();
        }
        try {
            Files.createDirectories(FOLDER);
            Path source = source();
            Path program = FOLDER.resolve("puppet-" + name().toLowerCase());
            if (!Files.exists(program) || older(program, source)) {
                compile(source, program);
            }
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean older(Path program, Path source) throws IOException {
        return Files.getLastModifiedTime(program).compareTo(Files.getLastModifiedTime(source)) < 0;
    }

    /** Beside the program, where gdb finds it, and left alone when it has not changed. */
    private static Path source() throws IOException {
        try (InputStream in = PuppetProgram.class.getResourceAsStream("puppet.c")) {
            byte[] text = in.readAllBytes();
            Path source = FOLDER.resolve("puppet.c");
            if (!Files.exists(source) || !Arrays.equals(Files.readAllBytes(source), text)) {
                Files.write(source, text);
            }
            return source;
        }
    }

    private void compile(Path source, Path program) throws IOException {
        Path fresh = Files.createTempFile(FOLDER, "compiling", "");
        List<String> command = new ArrayList<>(List.of("gcc", "-g", "-pthread", "-Wno-array-bounds"));
        command.addAll(flags);
        command.addAll(List.of("-o", fresh.toString(), source.toString()));
        Shell.run(command);
        Files.move(fresh, program, StandardCopyOption.ATOMIC_MOVE);
    }
}
