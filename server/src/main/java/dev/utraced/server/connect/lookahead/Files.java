package dev.utraced.server.connect.lookahead;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Files that are open for reading: their beginnings and ends, where executable files say what is where, come without having been asked
 * for. What is known of a file's contents counts as long as its size and times are known to be the same.
 */
final class Files implements Store {
    private static final String READ = "vFile:pread:";
    private static final String STAT = "vFile:fstat:";
    private static final String CLOSE = "vFile:close:";
    private static final int START_BYTES = 1 << 18;
    private static final int END_BYTES = 1 << 16;
    private static final int LEAST_AHEAD_BYTES = 1 << 18;
    private static final int MOST_AHEAD_BYTES = 1 << 20;

    private record Read(OpenFile file, long offset, long count) {}

    private final Server server;
    private final FileContents contents;
    private final Knowledge<OpenFile, String> stats;
    private final Map<String, OpenFile> open = new HashMap<>();

    Files(Server server, FileContents contents, Memories memories) {
        this.server = server;
        this.contents = contents;
        this.stats = memories.make();
    }

    /** The server has opened it. */
    void opened(FileName name, String descriptor) {
        OpenFile file = new OpenFile(name, descriptor);
        open.put(descriptor, file);
        if (!name.isMadeUp()) {
            fetchStat(file);
            contents.fetch(file, 0, START_BYTES);
        }
    }

    boolean isOpen(FileName name) {
        return open.values().stream().anyMatch(file -> file.name().equals(name));
    }

    void close(String descriptor) {
        OpenFile file = open.remove(descriptor);
        if (file != null) {
            contents.forget(file);
            server.ask(CLOSE + descriptor, reply -> {});
        }
    }

    /** Somebody may have written to files. */
    void forget() {
        open.values().forEach(contents::forget);
    }

    @Override
    public Look look(String request) {
        if (request.startsWith(CLOSE)) {
            return open.containsKey(rest(request, CLOSE)) ? new Look.Known("F0") : Look.UNKNOWN;
        } else if (request.startsWith(STAT)) {
            OpenFile file = open.get(rest(request, STAT));
            return file == null ? Look.UNKNOWN : lookStat(file);
        }
        return read(request).map(this::look).orElse(Look.UNKNOWN);
    }

    private Look lookStat(OpenFile file) {
        return stats.isComing(file)
                ? Look.COMING
                : stats.get(file).<Look>map(Look.Known::new).orElse(Look.UNKNOWN);
    }

    private Look look(Read read) {
        Look stat = lookStat(read.file());
        Optional<Long> size = read.file().sizeBytes();
        if (!(stat instanceof Look.Known)) {
            return stat;
        } else if (size.isEmpty()) {
            return Look.UNKNOWN;
        }
        long rest = size.get() - read.offset();
        return rest <= 0
                ? new Look.Known(FileReply.of(""))
                : contents.look(read.file(), read.offset(), Math.min(read.count(), rest));
    }

    @Override
    public void fetch(String request) {
        if (request.startsWith(STAT)) {
            Optional.ofNullable(open.get(rest(request, STAT)))
                    .filter(file -> !file.name().isMadeUp())
                    .ifPresent(this::fetchStat);
        }
        read(request).filter(read -> !read.file().name().isMadeUp()).ifPresent(this::fetch);
    }

    private void fetch(Read read) {
        Optional<Long> size = read.file().sizeBytes();
        if (stats.lacks(read.file())) {
            fetchStat(read.file());
        }
        if (size.isPresent()) {
            long before = contents.knownBefore(read.file(), read.offset(), MOST_AHEAD_BYTES / 2);
            long ahead = Math.max(2 * before, LEAST_AHEAD_BYTES);
            contents.fetch(read.file(), read.offset(), Math.min(read.offset() + ahead, size.get()));
        }
    }

    private void fetchStat(OpenFile file) {
        Knowledge<OpenFile, String>.Expected expected = stats.expect(file);
        server.ask(STAT + file.descriptor(), reply -> {
            Optional<String> stat = FileReply.bytes(reply);
            if (stat.isEmpty()) {
                expected.isNotThere();
                return;
            }
            boolean isFirst = file.sizeBytes().isEmpty();
            if (file.changes(stat.get())) {
                contents.forget(file);
            }
            expected.came(reply);
            if (isFirst) {
                file.sizeBytes().ifPresent(size -> contents.fetch(file, size - END_BYTES, size));
            }
        });
    }

    @Override
    public void gave(String request) {
        if (request.startsWith(CLOSE)) {
            close(rest(request, CLOSE));
        }
    }

    private Optional<Read> read(String request) {
        String[] numbers = rest(request, READ).split(",", -1);
        if (!request.startsWith(READ) || numbers.length != 3 || !open.containsKey(numbers[0])) {
            return Optional.empty();
        }
        Optional<Long> count = Bytes.number(numbers[1]).filter(number -> number > 0);
        Optional<Long> offset = Bytes.number(numbers[2]).filter(number -> number >= 0);
        return count.isPresent() && offset.isPresent()
                ? Optional.of(new Read(open.get(numbers[0]), offset.get(), count.get()))
                : Optional.empty();
    }

    private static String rest(String request, String start) {
        return request.startsWith(start) ? request.substring(start.length()) : "";
    }
}
