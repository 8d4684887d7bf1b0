package dev.utraced.linux.puppet;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A live process that does what it is told and says when it has: no test has to wait for time to pass.
 *
 * <pre>{@code
 * try (Puppet puppet = Puppet.start()) {                       // an orphan, to be attached to
 *     String[] worker = puppet.ask("thread").split(" ");       // "1 4712": worker 1 is thread 4712
 *     puppet.tell("@1 nanosleep 100");                         // worker 1 blocks
 *     puppet.hear();                                           // its "ok" just before it does
 *     long word = Long.parseLong(puppet.ask("address word"), 16);
 * }
 * }</pre>
 *
 * <p>To launch one by the code under test: {@code Puppet.unstarted(PuppetProgram.NATIVE)}, give {@link #commandLine} to the launcher,
 * and call {@link #awaitReady} where it has been let run. The commands and their answers are listed at the end of {@code puppet.c};
 * those on the command line come first. A puppet that is held by a tracer does not answer: tell first, let run, then hear.
 *
 * <p>A started puppet is no child of this JVM, whose reaper would take away its stops.
 */
public final class Puppet implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path program;
    private final Path folder;
    private final RandomAccessFile commands;
    private final RandomAccessFile answers;
    private final InputStream answerStream;
    private long pid;

    private Puppet(PuppetProgram program) throws IOException {
        this.program = program.path();
        folder = Files.createTempDirectory("puppet");
        Shell.run(List.of("mkfifo", commandPath(), answerPath()));
        // For reading and writing both: opening waits for nobody.
        commands = new RandomAccessFile(commandPath(), "rw");
        answers = new RandomAccessFile(answerPath(), "rw");
        answerStream = new FileInputStream(answers.getFD());
    }

    /** @param first commands that it carries out before it reads others; their answers are still to be heard */
    public static Puppet start(String... first) {
        return start(PuppetProgram.NATIVE, first);
    }

    public static Puppet start(PuppetProgram program, String... first) {
        Puppet puppet = unstarted(program);
        List<String> shell = new ArrayList<>(List.of("sh", "-c", "\"$@\" </dev/null >/dev/null 2>/dev/null &", "sh"));
        shell.addAll(puppet.commandLine(first));
        try {
            Shell.run(shell);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        puppet.awaitReady();
        return puppet;
    }

    public static Puppet unstarted(PuppetProgram program) {
        try {
            return new Puppet(program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program and its arguments. */
    public List<String> commandLine(String... first) {
        List<String> line = new ArrayList<>(List.of(program.toString(), "-c", commandPath(), "-a", answerPath()));
        line.addAll(Arrays.asList(first));
        return line;
    }

    /** Hears the first answer of a new image. @return the process's number */
    public int awaitReady() {
        String[] words = line().split(" ");
        if (!words[0].equals("ready")) {
            throw new AssertionError("the puppet says " + String.join(" ", words) + " (expected: ready PID)");
        }
        pid = Long.parseLong(words[1]);
        return pid();
    }

    public int pid() {
        return (int) pid;
    }

    /** Tells it to do something. */
    public void tell(String command) {
        try {
            commands.write((command + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the next answer, an "ok". @return what follows it */
    public String hear() {
        String line = line();
        if (!line.startsWith("ok")) {
            throw new AssertionError("the puppet says " + line + " (expected: ok)");
        }
        return line.substring(2).strip();
    }

    public String ask(String command) {
        tell(command);
        return hear();
    }

    /** Waits for the next answer, whatever it is. */
    public String line() {
        StringBuilder line = new StringBuilder();
        for (int next = next(); next != '\n'; next = next()) {
            line.append((char) next);
        }
        return line.toString();
    }

    /** Whether it has said something that nobody has heard yet. */
    public boolean hasSpoken() {
        try {
            return answerStream.available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int next() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!hasSpoken()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the puppet says nothing");
            }
            Thread.yield();
        }
        try {
            return answerStream.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String commandPath() {
        return folder.resolve("commands").toString();
    }

    private String answerPath() {
        return folder.resolve("answers").toString();
    }

    /** Kills it; a tracer will hear of that. */
    @Override
    public void close() {
        if (pid != 0) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
        try {
            commands.close();
            answerStream.close();
            answers.close();
            Files.deleteIfExists(Path.of(commandPath()));
            Files.deleteIfExists(Path.of(answerPath()));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
