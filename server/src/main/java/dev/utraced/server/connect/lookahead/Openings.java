package dev.utraced.server.connect.lookahead;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Opening files for reading: some are opened before the debugger asks ({@link #openAhead}), and of a file that is not there it is found
 * out which of its folders is not there either, since then nothing in that folder is.
 */
final class Openings implements Store {
    private static final String OPEN = "vFile:open:";
    private static final String READ_ONLY = "0";
    private static final int MOST_AHEAD = 16;

    private final Server server;
    private final FileView view;
    private final Files files;

    /** Open, and not asked for by the debugger yet: the descriptors. */
    private final Map<FileName, String> ahead = new HashMap<>();

    private final Deque<FileName> toOpen = new ArrayDeque<>();
    private int opening;
    private final Knowledge<FileName, Boolean> tried;

    /** What the server has said of files and folders that are not there. */
    private final Knowledge<FileName, String> missing;

    private final Knowledge<FileName, Boolean> folders;

    /** The view in which the debugger has opened a file of a process. */
    private Optional<String> viewInUse = Optional.empty();

    Openings(Server server, FileView view, Files files, Memories memories) {
        this.server = server;
        this.view = view;
        this.files = files;
        this.tried = memories.make();
        this.missing = memories.make();
        this.folders = memories.make();
    }

    Optional<String> viewInUse() {
        return viewInUse;
    }

    @Override
    public Look look(String request) {
        return name(request).map(this::look).orElse(Look.UNKNOWN);
    }

    private Look look(FileName name) {
        if (ahead.containsKey(name)) {
            return new Look.Known("F" + ahead.get(name));
        } else if (tried.isComing(name)) {
            return Look.COMING;
        }
        return missing.get(name)
                .or(() -> name.folders().stream()
                        .flatMap(folder -> missing.get(folder).stream())
                        .findFirst())
                .<Look>map(Look.Known::new)
                .orElse(Look.UNKNOWN);
    }

    @Override
    public void fetch(String request) {
        name(request).ifPresent(this::open);
    }

    @Override
    public void gave(String request) {
        name(request).ifPresent(this::gave);
    }

    private void gave(FileName name) {
        if (ahead.remove(name) != null && !name.isMadeUp()) {
            viewInUse = Optional.of(name.view());
        }
        openMore();
    }

    /** The debugger will ask for these; a few at a time are opened. */
    void openAhead(List<FileName> names) {
        toOpen.clear();
        names.stream().filter(name -> !files.isOpen(name)).forEach(toOpen::add);
        openMore();
    }

    /** And for these, when it has asked for those before. */
    void openLater(List<FileName> names) {
        toOpen.addAll(names);
        openMore();
    }

    private void openMore() {
        while (!toOpen.isEmpty() && ahead.size() + opening < MOST_AHEAD) {
            FileName next = toOpen.remove();
            if (look(next) == Look.UNKNOWN && !files.isOpen(next)) {
                open(next);
            }
        }
    }

    private void open(FileName name) {
        Knowledge<FileName, Boolean>.Expected expected = tried.expect(name);
        opening++;
        ask(name, reply -> {
            opening--;
            expected.isNotThere();
            Optional<String> descriptor = FileReply.result(reply);
            if (descriptor.isPresent()) {
                ahead.put(name, descriptor.get());
                files.opened(name, descriptor.get());
                name.folders().forEach(folder -> folders.put(folder, true));
            } else if (FileReply.isNoSuchFile(reply)) {
                missing.put(name, reply);
                name.folders().forEach(this::probe);
            }
        });
    }

    private void probe(FileName folder) {
        if (!folders.lacks(folder) || !missing.lacks(folder)) {
            return;
        }
        Knowledge<FileName, Boolean>.Expected expected = folders.expect(folder);
        ask(folder, reply -> {
            expected.isNotThere();
            FileReply.result(reply).ifPresent(descriptor -> {
                server.ask("vFile:close:" + descriptor, closed -> {});
                folders.put(folder, true);
            });
            if (FileReply.isNoSuchFile(reply)) {
                missing.put(folder, reply);
            }
        });
    }

    private void ask(FileName name, Consumer<String> whenAnswered) {
        view.use(name.view());
        server.ask(OPEN + Bytes.digits(name.path()) + ",0,0", whenAnswered);
    }

    /** What has not been asked for is given up. */
    void closeUnused() {
        toOpen.clear();
        ahead.values().forEach(files::close);
        ahead.clear();
    }

    /** Whether it opens a file in another way than for reading alone. */
    boolean isForWriting(String request) {
        return request.startsWith(OPEN) && name(request).isEmpty();
    }

    private Optional<FileName> name(String request) {
        String[] parts =
                request.startsWith(OPEN) ? request.substring(OPEN.length()).split(",") : new String[0];
        if (parts.length != 3 || !parts[1].equals(READ_ONLY)) {
            return Optional.empty();
        }
        String path = Bytes.text(Bytes.ofDigits(parts[0]));
        return path.isEmpty() ? Optional.empty() : Optional.of(FileName.of(view.wanted(), path));
    }
}
