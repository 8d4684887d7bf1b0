package dev.utraced.linux.sys;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The lines of {@code /proc/PID/status}: a key, a colon, values. */
final class StatusText {
    private StatusText() {}

    /** A set of bits, in hex. @return 0 also where there is no such line */
    static long mask(String text, String key) {
        return value(text, key).map(bits -> Long.parseUnsignedLong(bits, 16)).orElse(0L);
    }

    static int number(String text, String key) {
        return Integer.parseInt(value(text, key).orElseThrow());
    }

    /** User ids are unsigned; those above 2^31 come out negative. */
    static Optional<List<Integer>> numbers(String text, String key) {
        return value(text, key)
                .map(values -> Arrays.stream(values.split("\\s+"))
                        .map(Integer::parseUnsignedInt)
                        .toList());
    }

    /** A name cannot forge a line: the kernel escapes its line feeds. @return empty: a kernel without PID namespaces, say */
    static Optional<String> value(String text, String key) {
        int start = text.indexOf("\n" + key + ":");
        if (start < 0) {
            return Optional.empty();
        }
        start += key.length() + 2;
        return Optional.of(text.substring(start, text.indexOf('\n', start)).strip());
    }
}
