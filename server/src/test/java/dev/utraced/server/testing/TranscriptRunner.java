package dev.utraced.server.testing;

import static org.assertj.core.api.Assertions.fail;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Plays a client's part of a {@link Transcript} and checks the server's. One for each run. */
public final class TranscriptRunner {
    private final TranscriptPeer peer;
    private final Map<String, String> captured = new HashMap<>();

    public TranscriptRunner(TranscriptPeer peer) {
        this.peer = peer;
    }

    /** What {@code {name}} stands for from the start. */
    public TranscriptRunner given(String name, String value) {
        captured.put(name, value);
        return this;
    }

    public void run(Transcript transcript) {
        transcript.steps().forEach(step -> run(transcript.name(), step));
    }

    private void run(String name, Transcript.Step step) {
        if (step instanceof Transcript.Step.Send send) {
            peer.send(PayloadPattern.fill(send.payload(), captured));
        } else if (step instanceof Transcript.Step.Interrupt) {
            peer.interrupt();
        } else if (step instanceof Transcript.Step.Reply reply) {
            check(name + ":" + reply.line() + ": reply", reply.pattern(), peer.reply());
        } else if (step instanceof Transcript.Step.Notification notification) {
            check(name + ":" + notification.line() + ": notification", notification.pattern(), peer.notification());
        } else if (step instanceof Transcript.Step.Scene scene) {
            captured.putAll(peer.scene(scene.word(), PayloadPattern.fill(scene.text(), captured)));
        }
    }

    private void check(String where, String pattern, Optional<String> payload) {
        String wanted = pattern + "  (given " + captured + ")";
        if (payload.isEmpty()) {
            fail("%s: nothing came%n  wanted %s", where, wanted);
        } else if (!new PayloadPattern(pattern, captured).matches(payload.get())) {
            fail("%s%n  wanted %s%n  got    %s", where, wanted, PayloadPattern.printable(payload.get()));
        }
    }
}
