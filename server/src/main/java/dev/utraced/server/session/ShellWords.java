package dev.utraced.server.session;

import java.util.List;
import java.util.regex.Pattern;

/** Words as a POSIX shell reads them. */
final class ShellWords {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private ShellWords() {}

    /** Writes a word so that a shell reads it as it is. */
    static String quote(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Splits at blanks and nothing else. */
    static List<String> split(String text) {
        return text.isBlank() ? List.of() : List.of(BLANKS.split(text.strip()));
    }
}
