package dev.utraced.server.session;

import dev.utraced.server.session.FakeServer.FakeClient;
import dev.utraced.server.testing.TranscriptPeer;
import java.util.List;
import java.util.Optional;

/** Sets the scene for a transcript; its client comes with the first packet, when the server's command line has been carried out. */
final class Stage implements TranscriptPeer {
    private static final String HANDSHAKE = "qSupported:multiprocess+;swbreak+;hwbreak+;no-resumed+;error-message+";

    private final FakeServer server;
    private Optional<FakeClient> client = Optional.empty();

    Stage(FakeServer server) {
        this.server = server;
    }

    FakeClient client() {
        if (client.isEmpty()) {
            client = Optional.of(server.connect());
        }
        return client.get();
    }

    @Override
    public void send(String payload) {
        client().send(payload);
    }

    @Override
    public void interrupt() {
        client().interrupt();
    }

    @Override
    public Optional<String> reply() {
        return client().reply();
    }

    @Override
    public Optional<String> notification() {
        return client().notification();
    }

    /**
     * {@code program: NAME} and {@code attached: NAME} are what the command line names; {@code running: NAME} is a process that is just there;
     * {@code handshake: done} settles on everything that a current client offers; {@code machine: ...} is for the machine.
     */
    @Override
    public void scene(String word, String text) {
        switch (word) {
            case "program" -> server.host.launch(new Program(text, List.of()), outcome -> {});
            case "attached" -> server.host.attach(Integer.toString(server.machine.runningProcess(text)), process -> {});
            case "running" -> server.machine.runningProcess(text);
            case "handshake" -> client().ask(HANDSHAKE);
            case "machine" -> server.machine.direct(text);
            default -> throw new IllegalArgumentException(word);
        }
    }
}
