package dev.utraced.it.transcript;

import dev.utraced.it.process.Program;
import dev.utraced.it.rsp.RspClient;
import dev.utraced.it.server.RunningServer;
import dev.utraced.it.server.ServerUnderTest;
import dev.utraced.server.testing.TranscriptPeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Sets the scene for a transcript with a real server and real processes. The words are those of the fake machine's stage.
 *
 * <p>A program that the server has launched is let run up to a SIGTRAP of its own before the transcript begins. So it has begun to listen
 * to its {@link Actor}, and shows the client what it showed before: one thread, stopped by SIGTRAP. In the same way threads and pages are
 * made while the client sees everything held.
 */
final class LiveStage implements TranscriptPeer, AutoCloseable {
    private static final int PAGE_BYTES = 4096;
    private static final String WITHOUT_ACKNOWLEDGEMENTS = "QStartNoAckMode";

    private final ServerUnderTest serverUnderTest = ServerUnderTest.chosen();
    private final Deque<Runnable> endings = new ArrayDeque<>();
    private final Map<Integer, Actor> actors = new HashMap<>();
    private final Deque<String> replies = new ArrayDeque<>();
    private final Deque<String> notifications = new ArrayDeque<>();
    private Optional<RspClient> client = Optional.empty();
    private String lastSent = "";

    private RspClient client() {
        if (client.isEmpty()) {
            connect(serverUnderTest.multi());
        }
        return client.orElseThrow();
    }

    private void connect(RunningServer server) {
        endings.push(server::close);
        client = Optional.of(RspClient.connect(server));
        endings.push(client.get()::close);
    }

    @Override
    public void send(String payload) {
        lastSent = payload;
        client().send(payload);
    }

    @Override
    public void interrupt() {
        client().interrupt();
    }

    @Override
    public Optional<String> reply() {
        while (replies.isEmpty()) {
            read();
        }
        if (lastSent.equals(WITHOUT_ACKNOWLEDGEMENTS)) {
            client().stopAcknowledging();
        }
        return Optional.of(replies.remove());
    }

    @Override
    public Optional<String> notification() {
        while (notifications.isEmpty()) {
            read();
        }
        return Optional.of(notifications.remove());
    }

    private void read() {
        String payload = client().reply();
        if (payload.startsWith("%")) {
            notifications.add(payload.substring(1));
        } else {
            replies.add(payload);
        }
    }

    @Override
    public Map<String, String> scene(String word, String text) {
        String[] parts = text.split(" as ");
        long value = set(word, parts[0]);
        return parts.length == 1
                ? Map.of()
                : Map.of(parts[1].substring(1, parts[1].length() - 1), Long.toHexString(value));
    }

    /** @return the number of what came into being */
    private long set(String word, String text) {
        switch (word) {
            case "observer" -> {
                connect(serverUnderTest.multi("--observer=*"));
                return 0;
            }
            case "program" -> {
                return launched(text);
            }
            case "attached" -> {
                Actor actor = joins(Actor.running());
                connect(serverUnderTest.attachedTo(actor.pid()));
                return actor.pid();
            }
            case "running" -> {
                return joins(Actor.running()).pid();
            }
            case "handshake" -> {
                send(HANDSHAKE);
                reply();
                return 0;
            }
            case "machine" -> {
                return directed(text.split(" ", 3));
            }
            default -> throw new IllegalArgumentException(word);
        }
    }

    private long launched(String name) {
        Actor actor = Actor.unstarted();
        endings.push(actor::close);
        Program program = new Program(Actor.PROGRAM.path(), Actor.PROGRAM.path());
        connect(serverUnderTest.launching(program, actor.arguments().toArray()));
        send("vCont;c");
        actor.begin(name);
        reply();
        actors.put(actor.pid(), actor);
        return actor.pid();
    }

    private Actor joins(Actor actor) {
        endings.push(actor::close);
        actors.put(actor.pid(), actor);
        return actor;
    }

    private long directed(String[] words) {
        Actor actor = actors.get(Integer.parseInt(words[0], 16));
        switch (words[1]) {
            case "thread" -> {
                return meanwhile(actor, Actor::makeThread);
            }
            case "page" -> {
                return meanwhile(actor, LiveStage::countingPage);
            }
            case "then", "now" -> actor.happens(words[2]);
            default -> throw new IllegalArgumentException(words[1]);
        }
        return 0;
    }

    /** Lets a process run that the client holds until it has done something. */
    private long meanwhile(Actor actor, ToLongFunction<Actor> deed) {
        send("vCont;c");
        long value = deed.applyAsLong(actor);
        reply();
        return value;
    }

    /** A page that counts its bytes, as that of the fake machine does. */
    private static long countingPage(Actor actor) {
        long page = actor.makePage();
        ByteBuffer bytes = ByteBuffer.allocate(PAGE_BYTES);
        while (bytes.hasRemaining()) {
            bytes.put((byte) bytes.position());
        }
        try (FileChannel memory =
                FileChannel.open(Path.of("/proc/%d/mem".formatted(actor.pid())), StandardOpenOption.WRITE)) {
            memory.write(bytes.flip(), page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page;
    }

    @Override
    public void close() {
        endings.forEach(Runnable::run);
    }
}
