package dev.utraced.tdesc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One {@code <feature>} element, from the resource that has its name: the text a client reads is also where sizes come from here.
 *
 * @param registers in the order of the document
 * @param xml the element alone, without indentation
 */
record Feature(List<Sized> registers, String xml) {
    Feature {
        registers = List.copyOf(registers);
    }

    /** These files are ours, each register written on one line; the JDK's XML parser would take longer to load than all of them to read. */
    private static final Pattern REGISTER = Pattern.compile("<reg\\s+name=\"([^\"]+)\"\\s+bitsize=\"(\\d+)\"");

    /** A register before it has a number. */
    record Sized(String name, int sizeBytes) {}

    /** @param resource a file of this package, without {@code .xml} */
    static Feature load(String resource) {
        String file = resource + ".xml";
        try (InputStream in = Feature.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no feature " + file);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("feature " + file, e);
        }
    }

    private static Feature parse(String text) {
        List<Sized> registers = new ArrayList<>();
        Matcher register = REGISTER.matcher(text);
        while (register.find()) {
            registers.add(new Sized(register.group(1), Integer.parseInt(register.group(2)) / Byte.SIZE));
        }
        // Each client fetches the document at each connection: indentation would be a third of it.
        return new Feature(registers, text.lines().map(String::strip).collect(Collectors.joining("\n", "", "\n")));
    }
}
