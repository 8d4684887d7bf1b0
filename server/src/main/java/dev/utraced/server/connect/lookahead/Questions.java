package dev.utraced.server.connect.lookahead;

import java.util.Set;
import java.util.function.Supplier;

/** Short questions that are asked when a process is met, and are about the selected thread or its process. */
final class Questions implements Store {
    private static final Set<String> ALL = Set.of("qC", "qOffsets");

    private record Question(String thread, String request) {}

    private final Server server;
    private final Supplier<String> thread;
    private final Knowledge<Question, String> known;

    /** @param thread the one that is selected */
    Questions(Server server, Supplier<String> thread, Memories memories) {
        this.server = server;
        this.thread = thread;
        this.known = memories.make();
    }

    void ask() {
        ALL.forEach(this::fetch);
    }

    @Override
    public Look look(String request) {
        Question question = new Question(thread.get(), request);
        return known.isComing(question)
                ? Look.COMING
                : known.get(question).<Look>map(Look.Known::new).orElse(Look.UNKNOWN);
    }

    @Override
    public void fetch(String request) {
        Question question = new Question(thread.get(), request);
        if (ALL.contains(request) && known.lacks(question)) {
            server.ask(request, known.expect(question)::came);
        }
    }
}
