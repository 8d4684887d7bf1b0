package dev.utraced.server.extension;

import dev.utraced.target.TargetException;
import java.util.HashMap;
import java.util.Map;

/** What stands in the annex of a {@code qXfer} packet. */
final class Annexes {
    private Annexes() {}

    /** @throws TargetException where it is no number */
    static long hex(String text) {
        try {
            return Long.parseUnsignedLong(text, 16);
        } catch (NumberFormatException e) {
            throw new TargetException("'" + text + "' is no hexadecimal number");
        }
    }

    /** {@code key=number;key=number...} in any order. */
    static Map<String, Long> numbers(String annex) {
        Map<String, Long> numbers = new HashMap<>();
        for (String pair : annex.split(";")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                numbers.put(pair.substring(0, equals), hex(pair.substring(equals + 1)));
            }
        }
        return numbers;
    }
}
