package dev.utraced.server.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A payload with places in braces; see {@link Transcript}. */
final class PayloadPattern {
    private static final Pattern PLACE =
            Pattern.compile("\\{([a-z][A-Za-z0-9]*)(?::(\\d+)|([+-][0-9a-f]+))?\\}|\\\\x([0-9a-f]{2})");
    private static final int LENGTH_GROUP = 2;
    private static final int OFFSET_GROUP = 3;
    private static final int BYTE_GROUP = 4;

    private final Pattern regex;
    private final List<String> names = new ArrayList<>();
    private final Map<String, String> captured;

    PayloadPattern(String text, Map<String, String> captured) {
        this.captured = captured;
        StringBuilder builder = new StringBuilder();
        Matcher place = PLACE.matcher(text);
        int literalStart = 0;
        while (place.find()) {
            builder.append(Pattern.quote(text.substring(literalStart, place.start())));
            builder.append(regex(place));
            literalStart = place.end();
        }
        builder.append(Pattern.quote(text.substring(literalStart)));
        regex = Pattern.compile(builder.toString(), Pattern.DOTALL);
    }

    private String regex(Matcher place) {
        if (place.group(BYTE_GROUP) != null) {
            return Pattern.quote(byteText(place.group(BYTE_GROUP)));
        }
        String name = place.group(1);
        if (name.equals("hex")) {
            return place.group(LENGTH_GROUP) == null ? "[0-9a-f]+" : "[0-9a-f]{" + place.group(LENGTH_GROUP) + "}";
        } else if (name.equals("any")) {
            return ".*";
        } else if (captured.containsKey(name)) {
            return Pattern.quote(known(place, captured));
        } else if (names.contains(name)) {
            return "\\" + (names.indexOf(name) + 1);
        }
        names.add(name);
        return "([^;:,.]+)";
    }

    /** Remembers what the names stand for, where it matches. */
    boolean matches(String payload) {
        Matcher matcher = regex.matcher(payload);
        if (!matcher.matches()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            captured.put(names.get(i), matcher.group(i + 1));
        }
        return true;
    }

    /** Puts in what names stand for, and bytes. */
    static String fill(String text, Map<String, String> captured) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        place.group(BYTE_GROUP) != null ? byteText(place.group(BYTE_GROUP)) : known(place, captured)));
    }

    /** What a name stands for, with the offset that follows it added; the place itself where the name is not known. */
    private static String known(MatchResult place, Map<String, String> captured) {
        String value = captured.get(place.group(1));
        if (value == null || place.group(OFFSET_GROUP) == null) {
            return value == null ? place.group() : value;
        }
        return Long.toHexString(Long.parseUnsignedLong(value, 16) + Long.parseLong(place.group(OFFSET_GROUP), 16));
    }

    static String printable(String payload) {
        StringBuilder text = new StringBuilder();
        for (char c : payload.toCharArray()) {
            text.append(c >= ' ' && c <= '~' && c != '\\' ? String.valueOf(c) : String.format("\\x%02x", (int) c));
        }
        return text.toString();
    }

    private static String byteText(String digits) {
        return String.valueOf((char) Integer.parseInt(digits, 16));
    }
}
