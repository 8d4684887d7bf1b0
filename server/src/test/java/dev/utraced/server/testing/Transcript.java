package dev.utraced.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one client and its server say to each other, from a file such as
 *
 * <pre>{@code
 * # A process that exits is announced with its code.
 * program: exits 3
 * -> vCont;c
 * <- W03;process:{pid}
 * }</pre>
 *
 * <ul>
 *   <li>{@code ->} the client sends, {@code <-} the server replies, {@code <~} the server notifies. Payloads only: framing and checksums are
 *       the runner's. What follows two blanks and an arrow on the same line is a line of its own.
 *   <li>{@code ->} with {@code ^C} alone is the interrupt byte.
 *   <li>{@code {name}} stands for anything up to the next separator when it is first read, and for that same text after; {@code {hex:8}} for
 *       eight hexadecimal digits, {@code {hex}} for any number of them, {@code {any}} for whatever is there. {@code {name+1f}} is the
 *       number that the name stands for and 0x1f more. {@code \xNN} is a byte.
 *   <li>{@code word: text} is for whoever sets the scene, such as {@code program:}, and may give values to names.
 *   <li>{@code fake only: reason} says why what follows, to the end of the file, makes sense on a fake machine only.
 *   <li>{@code #} begins a comment; the first one is the sentence that the transcript proves.
 * </ul>
 */
public record Transcript(String name, String sentence, List<Step> steps) {
    private static final String FAKE_ONLY = "fake only";

    /** One thing that happens. */
    public sealed interface Step {
        record Send(int line, String payload) implements Step {}

        record Interrupt(int line) implements Step {}

        record Reply(int line, String pattern) implements Step {}

        record Notification(int line, String pattern) implements Step {}

        record Scene(int line, String word, String text) implements Step {}
    }

    public Transcript {
        steps = List.copyOf(steps);
    }

    public static Transcript read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that are in a folder, by name. */
    public static List<Transcript> readAll(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".rsp"))
                    .sorted()
                    .map(Transcript::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without what makes sense on a fake machine only; without any step where that is all of it. */
    public Transcript onRealMachine() {
        return new Transcript(
                name,
                sentence,
                steps.stream().takeWhile(step -> !isFakeOnly(step)).toList());
    }

    private static boolean isFakeOnly(Step step) {
        return step instanceof Step.Scene scene && scene.word().equals(FAKE_ONLY);
    }

    static Transcript parse(String name, List<String> lines) {
        List<Step> steps = new ArrayList<>();
        String sentence = "";
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.startsWith("#")) {
                sentence = sentence.isEmpty() ? line.substring(1).strip() : sentence;
            } else if (!line.isEmpty()) {
                for (String part : line.split("\\s{2,}(?=<-|<~|->)")) {
                    steps.add(step(name, number, part.strip()));
                }
            }
        }
        return new Transcript(name, sentence, steps);
    }

    private static Step step(String name, int line, String text) {
        String rest = text.length() > 2 ? text.substring(2).strip() : "";
        if (text.startsWith("->")) {
            return rest.equals("^C") ? new Step.Interrupt(line) : new Step.Send(line, rest);
        } else if (text.startsWith("<-")) {
            return new Step.Reply(line, rest);
        } else if (text.startsWith("<~")) {
            return new Step.Notification(line, rest);
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(name + ":" + line + ": " + text);
        }
        return new Step.Scene(
                line, text.substring(0, colon), text.substring(colon + 1).strip());
    }

    @Override
    public String toString() {
        return sentence.isEmpty() ? name : name + ": " + sentence;
    }
}
