package dev.utraced.server.session;

import dev.utraced.server.fake.FakeMachine;
import dev.utraced.server.session.FakeServer.FakeClient;
import dev.utraced.server.testing.TranscriptPeer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets the scene for a transcript; its client comes with the first packet, when the server's command line has been carried out. */
final class Stage implements TranscriptPeer {
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
     * {@code observer: alone} makes the client an observer; {@code program: NAME} and {@code attached: NAME} are what the command line names; {@code running: NAME} is a process that is just
     * there; {@code handshake: done} settles on everything that a current client offers; {@code machine: ...} is for the machine, and
     * {@code machine: PID thread} and {@code machine: PID page} make a new thread, and find a page with nothing behind it. What comes into
     * being has a name where {@code as {name}} follows.
     */
    @Override
    public Map<String, String> scene(String word, String text) {
        String[] parts = text.split(" as ");
        String value = scene(word, parts[0].split(" "), parts[0]);
        return parts.length == 1 ? Map.of() : Map.of(parts[1].substring(1, parts[1].length() - 1), value);
    }

    /** @return the number of what came into being, in hex */
    private String scene(String word, String[] words, String text) {
        switch (word) {
            case "observer" -> client = Optional.of(server.connectObserver());
            case "program" -> server.host.launch(new Program(text, List.of()), outcome -> {});
            case "attached" -> server.host.attach(Integer.toString(server.machine.runningProcess(text)), process -> {});
            case "running" -> server.machine.runningProcess(text);
            case "handshake" -> client().ask(HANDSHAKE);
            case "fake only" -> {}
            case "machine" -> {
                if (words.length == 2) {
                    return made(Integer.parseInt(words[0], 16), words[1]);
                }
                server.machine.direct(text);
            }
            default -> throw new IllegalArgumentException(word);
        }
        return Integer.toHexString(server.machine.newestProcess());
    }

    private String made(int pid, String kind) {
        return switch (kind) {
            case "thread" -> Integer.toHexString(server.machine.addThread(pid));
            case "page" -> Long.toHexString(FakeMachine.MEMORY_START);
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
