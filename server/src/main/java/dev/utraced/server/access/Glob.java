package dev.utraced.server.access;

import java.util.regex.Pattern;

/**
 * Patterns of paths: {@code *} is any characters but slashes, {@code **} any at all, {@code ?} one that is no slash; a backslash takes
 * the next one as it is.
 */
final class Glob {
    private Glob() {}

    static Pattern compile(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char next = glob.charAt(i);
            if (next == '\\' && i + 1 < glob.length()) {
                regex.append(Pattern.quote(glob.substring(++i, i + 1)));
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                regex.append(one(next));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static String one(char next) {
        return switch (next) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            default -> Pattern.quote(String.valueOf(next));
        };
    }
}
