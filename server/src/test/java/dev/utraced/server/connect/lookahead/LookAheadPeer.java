package dev.utraced.server.connect.lookahead;

import dev.utraced.server.testing.TranscriptPeer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/** A connection with a look ahead on it. */
public final class LookAheadPeer implements TranscriptPeer {
    private final TranscriptPeer server;
    private final Deque<String> replies = new ArrayDeque<>();
    private final LookAhead lookAhead;

    public LookAheadPeer(TranscriptPeer server) {
        this.server = server;
        this.lookAhead = new LookAhead(server::send, replies::add, () -> {}, System::nanoTime);
    }

    @Override
    public void send(String payload) {
        lookAhead.requested(payload);
    }

    @Override
    public void interrupt() {
        server.interrupt();
    }

    @Override
    public Optional<String> reply() {
        while (replies.isEmpty()) {
            Optional<String> reply = server.reply();
            if (reply.isEmpty()) {
                return reply;
            }
            lookAhead.replied(reply.get());
        }
        return Optional.of(replies.remove());
    }

    @Override
    public Optional<String> notification() {
        return server.notification();
    }

    @Override
    public Map<String, String> scene(String word, String text) {
        return server.scene(word, text);
    }
}
