package dev.utraced.server.connect.lookahead;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The server: answers in the order in which it was asked, so that many questions can be under way. */
final class Server {
    /** @param relayed whether the debugger waits for the answer, which may then be preceded by output */
    private record Question(Consumer<String> whenAnswered, boolean relayed) {}

    private final Consumer<String> sender;
    private final Consumer<String> debugger;
    private final Deque<Question> underWay = new ArrayDeque<>();

    /**
     * @param sender takes payloads to the server
     * @param debugger takes what the server says without having been asked
     */
    Server(Consumer<String> sender, Consumer<String> debugger) {
        this.sender = sender;
        this.debugger = debugger;
    }

    void ask(String request, Consumer<String> whenAnswered) {
        underWay.add(new Question(whenAnswered, false));
        sender.accept(request);
    }

    /** Asks what the debugger has asked. Output of programs and commands goes to it before the answer does. */
    void relay(String request, Consumer<String> whenAnswered) {
        underWay.add(new Question(whenAnswered, true));
        sender.accept(request);
    }

    void replied(String reply) {
        if (underWay.isEmpty() || underWay.element().relayed() && isOutput(reply)) {
            debugger.accept(reply);
        } else {
            underWay.remove().whenAnswered().accept(reply);
        }
    }

    /** {@code O} and text in hex. */
    private static boolean isOutput(String reply) {
        return reply.startsWith("O") && !reply.equals("OK");
    }
}
