package dev.utraced.server.connect.lookahead;

import java.util.List;
import java.util.function.Supplier;

/** Short questions that are always asked together. */
final class Questions implements Store {
    private record Question(String thread, String request) {}

    private final Server server;
    private final Supplier<String> thread;
    private final Knowledge<Question, String> known;
    private final List<String> questions;

    private Questions(Server server, Supplier<String> thread, Memories memories, String... questions) {
        this.questions = List.of(questions);
        this.server = server;
        this.thread = thread;
        this.known = memories.make();
    }

    /** When a debugger and a server have met: about tracing, of which the answers to the last two belong together. */
    static Questions ofHandshake(Server server, Memories memories) {
        return new Questions(server, () -> "", memories, "qTStatus", "qTfV", "qTsV");
    }

    /** When a process is met. @param thread the one that is selected, which they are about */
    static Questions ofProcess(Server server, Supplier<String> thread, Memories memories) {
        return new Questions(server, thread, memories, "qC", "qOffsets");
    }

    void ask() {
        questions.forEach(this::fetch);
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
        if (questions.contains(request) && known.lacks(question)) {
            server.ask(request, known.expect(question)::came);
        }
    }
}
