package dev.utraced.linux.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A C program of this package's resources that says {@code missing} where it has proven that. */
enum Probe {
    DEBUG_REGISTERS("debug-registers.c"),
    /** Tried with itself, compiled for 32 bits. */
    THIRTY_TWO_BITS("thirty-two-bits.c", "-m32", "-nostdlib", "-static");

    private static final String PROOF = "missing";
    private static final int PATIENCE_SECONDS = 20;

    private final String source;
    private final List<String> subjectFlags;

    Probe(String source, String... subjectFlags) {
        this.source = source;
        this.subjectFlags = List.of(subjectFlags);
    }

    /** False also where it cannot be compiled or run, or says something else. */
    boolean provesMissing() {
        try {
            Path folder = Files.createTempDirectory("probe");
            try {
                return answer(folder).equals(Optional.of(PROOF));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<String> answer(Path folder) throws IOException {
        Path code = folder.resolve(source);
        try (InputStream in = Objects.requireNonNull(Probe.class.getResourceAsStream(source))) {
            Files.copy(in, code);
        }
        Path probe = folder.resolve("probe");
        Path subject = folder.resolve("subject");
        boolean compiled =
                compile(code, probe, List.of()) && (subjectFlags.isEmpty() || compile(code, subject, subjectFlags));
        return compiled ? output(List.of(probe.toString(), subject.toString())) : Optional.empty();
    }

    private static boolean compile(Path code, Path program, List<String> flags) throws IOException {
        List<String> command = new ArrayList<>(List.of("gcc", "-w", "-o", program.toString(), code.toString()));
        command.addAll(flags);
        return output(command).isPresent();
    }

    /** What a command says, if it ends well. */
    private static Optional<String> output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return Optional.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
