package dev.utraced.it.transcript;

import dev.utraced.linux.puppet.Puppet;
import dev.utraced.linux.puppet.PuppetProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A puppet that makes happen what a transcript's {@code machine:} lines say. Its program is linked to fixed addresses. */
final class Actor implements AutoCloseable {
    static final PuppetProgram PROGRAM = PuppetProgram.STATIC;

    /** SIGTRAP as a signal: a trap instruction would be there again when the thread goes on. */
    private static final String STOP = "raise 5";

    private static final int LAST_STANDARD_DESCRIPTOR = 2;

    private final Puppet puppet;

    /** Each worker's tid, in the order of their numbers. */
    private final List<Integer> workers = new ArrayList<>();

    private Actor(Puppet puppet) {
        this.puppet = puppet;
    }

    static Actor running() {
        return new Actor(Puppet.start(PROGRAM));
    }

    static Actor unstarted() {
        return new Actor(Puppet.unstarted(PROGRAM));
    }

    /** What follows the program's name on a command line. */
    List<String> arguments() {
        List<String> line = puppet.commandLine();
        return line.subList(1, line.size());
    }

    int pid() {
        return puppet.pid();
    }

    /** What it does first once it is let run, up to a SIGTRAP: takes its name. */
    void begin(String name) {
        puppet.awaitReady();
        puppet.ask("name <" + name + ">");
        puppet.ask(STOP);
    }

    /** Once it is let run: a new thread, then a SIGTRAP. @return the thread */
    int makeThread() {
        List<String> words = List.of(hear("thread", "ok \\d+ \\d+").split(" "));
        workers.add(Integer.parseInt(words.get(2)));
        puppet.tell(STOP);
        return workers.get(workers.size() - 1);
    }

    /** Once it is let run: a page with nothing behind it, then a SIGTRAP. @return its address */
    long makePage() {
        String address = hear("hole", "ok [0-9a-f]{8,}").split(" ")[1];
        puppet.tell(STOP);
        return Long.parseUnsignedLong(address, 16);
    }

    /** The answer to a command, after those that nobody has waited for. */
    private String hear(String command, String pattern) {
        puppet.tell(command);
        String line = puppet.line();
        while (!line.matches(pattern)) {
            line = puppet.line();
        }
        return line;
    }

    /**
     * Happens as soon as the thread runs. Signals are those that have one number for gdb and for the kernel.
     *
     * @param event in the fake machine's words; numbers in hex
     */
    void happens(String event) {
        String[] words = event.split(" ");
        int last = words.length == 1 ? 0 : Integer.parseInt(words[words.length - 1], 16);
        switch (words[0]) {
            case "breakpoint", "hardware" -> tell(last, "call 1");
            case "watch" -> tell(last, "set 7");
            case "signal" -> tell(last, "raise " + Integer.parseInt(words[1], 16));
            case "vanish", "end" -> tell(last, "end");
            case "create" -> puppet.tell("thread");
            case "exit" -> puppet.tell("exit " + last);
            case "killed" -> puppet.tell("kill " + last);
            default -> throw new IllegalArgumentException(event);
        }
    }

    private void tell(int tid, String command) {
        if (tid == pid()) {
            puppet.tell(command);
        } else {
            tellWorker(workers.indexOf(tid) + 1, command);
        }
    }

    /** Writes into the worker's own pipe, for the main thread, which passes commands on, may be held. */
    private void tellWorker(int number, String command) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/%d/fd".formatted(pid())))) {
            List<Integer> pipes = descriptors
                    .map(path -> Integer.valueOf(path.getFileName().toString()))
                    .filter(descriptor -> descriptor > LAST_STANDARD_DESCRIPTOR && isWritingEnd(descriptor))
                    .sorted()
                    .toList();
            // The first one is the pipe of "feed".
            Files.writeString(Path.of("/proc/%d/fd/%d".formatted(pid(), pipes.get(number))), command + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isWritingEnd(int descriptor) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/%d/fd/%d".formatted(pid(), descriptor)))
                            .toString()
                            .startsWith("pipe:")
                    && Files.readAllLines(Path.of("/proc/%d/fdinfo/%d".formatted(pid(), descriptor))).stream()
                            .anyMatch(line -> line.startsWith("flags:") && line.endsWith("1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        puppet.close();
    }
}
