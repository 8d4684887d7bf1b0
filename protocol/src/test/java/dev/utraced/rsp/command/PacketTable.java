package dev.utraced.rsp.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of {@code packets.txt}. */
final class PacketTable {
    private static final Pattern BYTE = Pattern.compile("\\\\x([0-9a-f]{2})");

    private PacketTable() {}

    /** @param payload characters 0 to 255, one a byte */
    record Line(String payload, String expected) {
        boolean isMalformed() {
            return expected.equals("malformed");
        }

        byte[] bytes() {
            return payload.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public String toString() {
            return payload;
        }
    }

    static List<Line> lines() {
        try (InputStream stream = Objects.requireNonNull(PacketTable.class.getResourceAsStream("packets.txt"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(PacketTable::line)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String line) {
        int arrow = line.indexOf("->");
        // Where a payload ends in a blank, the table would need an escape for it.
        return new Line(
                bytes(line.substring(0, arrow).strip()),
                bytes(line.substring(arrow + 2).strip()));
    }

    private static String bytes(String text) {
        return BYTE.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
