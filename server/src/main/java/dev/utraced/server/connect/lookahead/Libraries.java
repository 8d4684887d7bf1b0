package dev.utraced.server.connect.lookahead;

import java.util.List;
import java.util.regex.Pattern;

/** The files in a list of libraries, in the order of the list, in which debuggers read them. */
final class Libraries {
    private static final Pattern NAME = Pattern.compile("<library name=\"(/[^\"]*)\"");

    private Libraries() {}

    static List<String> paths(String list) {
        return NAME.matcher(list).results().map(name -> plain(name.group(1))).toList();
    }

    private static String plain(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
