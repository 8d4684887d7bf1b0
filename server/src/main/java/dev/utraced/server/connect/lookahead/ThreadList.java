package dev.utraced.server.connect.lookahead;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The ids in the list of threads, where that is known. */
final class ThreadList {
    private static final Pattern ID = Pattern.compile("<thread id=\"([^\"]*)\"");

    private final Supplier<Optional<String>> list;

    /** The list and what is in it. */
    private String read = "";

    private List<String> ids = List.of();

    /** @param list the object {@code threads}, where it is known */
    ThreadList(Supplier<Optional<String>> list) {
        this.list = list;
    }

    boolean contains(String id) {
        return ids().contains(id);
    }

    /** Those that come behind one in the list, in the order of the list, and then from its beginning. */
    List<String> after(String id) {
        List<String> all = ids();
        int place = all.indexOf(id);
        List<String> behind = new ArrayList<>(all.subList(place + 1, all.size()));
        behind.addAll(all.subList(0, Math.max(place, 0)));
        return behind;
    }

    private List<String> ids() {
        String now = list.get().orElse("");
        if (!now.equals(read)) {
            read = now;
            ids = ID.matcher(now).results().map(id -> id.group(1)).toList();
        }
        return ids;
    }
}
