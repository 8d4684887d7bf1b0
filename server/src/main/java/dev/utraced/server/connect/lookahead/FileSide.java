package dev.utraced.server.connect.lookahead;

import java.util.List;

/** All that is about files: the requests that begin with {@code vFile}. */
final class FileSide implements Store {
    static final String FILE = "vFile:";
    private static final List<String> BY_PATH =
            List.of("vFile:open:", "vFile:readlink:", "vFile:stat:", "vFile:lstat:", "vFile:unlink:");
    private static final List<String> WRITING = List.of("vFile:pwrite:", "vFile:unlink:");

    private final Memories memories;
    private final FileView view;
    private final FileContents contents;
    private final Files files;
    private final Openings openings;
    private final Stores stores;
    private List<String> libraries = List.of();
    private boolean inUse;

    FileSide(Server server, Memories memories) {
        this.memories = memories;
        this.view = new FileView(server);
        this.contents = new FileContents(server, this::hasStart);
        this.files = new Files(server, contents, memories);
        this.openings = new Openings(server, view, files, memories);
        this.stores = new Stores(view, openings, files);
    }

    /** Of a packet that the server sends. */
    void packetsHold(int bytes) {
        contents.packetsHold(bytes);
    }

    /** The debugger will know that these are loaded. If it reads programs from the server, it will read these, too. */
    void loaded(String list) {
        libraries = Libraries.paths(list);
        openLibraries();
    }

    private void openLibraries() {
        openings.viewInUse()
                .ifPresent(inView -> openings.openAhead(libraries.stream()
                        .map(path -> FileName.of(inView, path))
                        .toList()));
    }

    /** Of an executable file debug information will be looked for. */
    private void hasStart(OpenFile file, String start) {
        BuildId.find(start).ifPresent(id -> openings.openLater(id.debugFiles(file.name())));
    }

    /** Something may have run, and changed files. */
    void mayHaveRun() {
        memories.forget();
        openings.closeUnused();
        libraries = List.of();
    }

    @Override
    public Look look(String request) {
        return request.startsWith(FILE) ? stores.look(request) : Look.UNKNOWN;
    }

    @Override
    public void fetch(String request) {
        if (request.startsWith(FILE)) {
            stores.fetch(request);
        }
    }

    @Override
    public void gave(String request) {
        if (request.startsWith(FILE)) {
            stores.gave(request);
            if (!inUse && openings.viewInUse().isPresent()) {
                inUse = true;
                openLibraries();
            }
        }
    }

    /** The request goes to the server as it is. */
    void passing(String request) {
        if (BY_PATH.stream().anyMatch(request::startsWith)) {
            view.settle();
        }
        if (WRITING.stream().anyMatch(request::startsWith) || openings.isForWriting(request)) {
            memories.forget();
            files.forget();
        }
    }

    void answered(String request, String reply) {
        view.answered(request, reply);
    }
}
