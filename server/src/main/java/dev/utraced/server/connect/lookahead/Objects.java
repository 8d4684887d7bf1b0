package dev.utraced.server.connect.lookahead;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Objects that are read in pieces ({@code qXfer:OBJECT:read:ANNEX:OFFSET,LENGTH}): asked for in as large pieces as the server gives, kept
 * whole, and cut as the debugger wants them.
 */
final class Objects implements Store {
    static final String THREADS = "threads";
    static final String FEATURES = "features";
    static final String AUXV = "auxv";
    static final String LIBRARIES = "libraries-svr4";

    /** Those that stay as they are while processes stand still. */
    private static final Set<String> STEADY =
            Set.of(THREADS, FEATURES, LIBRARIES, "libraries", "exec-file", AUXV, "memory-map");

    private static final Pattern READ =
            Pattern.compile("qXfer:([a-z0-9-]+):read:([^:]*):([0-9a-f]{1,7}),([0-9a-f]{1,7})", Pattern.DOTALL);

    private static final String LARGEST_PIECE = "fffff";

    /** @param process the selected one; none for the list of threads, which is about all */
    private record Key(String object, String annex, String process) {}

    private record Read(Key key, int offset, int length) {}

    private final Server server;
    private final Supplier<String> process;
    private final Knowledge<Key, String> known;
    private final BiConsumer<String, String> reader;

    /**
     * @param process the one that is selected
     * @param reader is told of each object that has been read, by its name
     */
    Objects(Server server, Supplier<String> process, Memories memories, BiConsumer<String, String> reader) {
        this.server = server;
        this.process = process;
        this.known = memories.make();
        this.reader = reader;
    }

    Optional<String> threads() {
        return known.get(new Key(THREADS, "", ""));
    }

    @Override
    public Look look(String request) {
        Optional<Read> read = read(request);
        if (read.isEmpty()) {
            return Look.UNKNOWN;
        } else if (known.isComing(read.get().key())) {
            return Look.COMING;
        }
        return known.get(read.get().key())
                .map(object -> piece(object, read.get().offset(), read.get().length()))
                .orElse(Look.UNKNOWN);
    }

    private static Look piece(String object, int offset, int length) {
        int start = Math.min(offset, object.length());
        int end = Math.min(start + length, object.length());
        return new Look.Known((end < object.length() ? "m" : "l") + object.substring(start, end));
    }

    @Override
    public void fetch(String request) {
        read(request).map(Read::key).ifPresent(this::fetch);
    }

    void fetch(String object, String annex) {
        fetch(key(object, annex));
    }

    private void fetch(Key key) {
        if (known.lacks(key)) {
            fetchRest(key, known.expect(key), "");
        }
    }

    private Key key(String object, String annex) {
        return new Key(object, annex, object.equals(THREADS) ? "" : process.get());
    }

    private void fetchRest(Key key, Knowledge<Key, String>.Expected expected, String start) {
        String place = Integer.toHexString(start.length()) + "," + LARGEST_PIECE;
        server.ask("qXfer:" + key.object() + ":read:" + key.annex() + ":" + place, reply -> {
            String object = start + (reply.isEmpty() ? "" : reply.substring(1));
            if (reply.startsWith("m") && reply.length() > 1) {
                fetchRest(key, expected, object);
            } else if (reply.startsWith("l")) {
                expected.came(object);
                reader.accept(key.object(), object);
            } else {
                expected.isNotThere();
            }
        });
    }

    private Optional<Read> read(String request) {
        Matcher matcher = READ.matcher(request);
        if (!matcher.matches() || !STEADY.contains(matcher.group(1))) {
            return Optional.empty();
        }
        return Optional.of(new Read(
                key(matcher.group(1), matcher.group(2)),
                Integer.parseInt(matcher.group(3), 16),
                Integer.parseInt(matcher.group(4), 16)));
    }
}
