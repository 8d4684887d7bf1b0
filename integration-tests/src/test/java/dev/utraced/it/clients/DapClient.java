package dev.utraced.it.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.utraced.it.process.Deadline;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The editor's end of the Debug Adapter Protocol, over the standard input and output of an adapter.
 *
 * @see <a href="https://microsoft.github.io/debug-adapter-protocol/overview">Debug Adapter Protocol</a>
 */
final class DapClient implements AutoCloseable {
    private static final String LENGTH = "Content-Length: ";

    private final ObjectMapper json = new ObjectMapper();
    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final List<JsonNode> events = new ArrayList<>();
    private final List<JsonNode> responses = new ArrayList<>();
    private final Process adapter;
    private int lastSeq;

    DapClient(List<String> command) {
        try {
            adapter = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread reader = new Thread(this::read, "debug adapter " + adapter.pid());
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (DataInputStream in = new DataInputStream(adapter.getInputStream())) {
            for (int length = header(in); length > 0; length = header(in)) {
                received.add(json.readTree(in.readNBytes(length)));
            }
        } catch (IOException closed) {
            // The adapter is gone: nothing more comes, which whoever waits will say.
        }
    }

    /** Reads a header and gives the length of the content in bytes, or 0 at the end of the stream. */
    private static int header(InputStream in) throws IOException {
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()));
            }
        }
        return length;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /** Sends a request and gives its number. */
    int send(String command, Map<String, ?> arguments) {
        ObjectNode request = json.createObjectNode();
        request.put("seq", ++lastSeq).put("type", "request").put("command", command);
        request.set("arguments", json.valueToTree(arguments));
        try {
            byte[] content = json.writeValueAsBytes(request);
            OutputStream out = adapter.getOutputStream();
            out.write((LENGTH + content.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(content);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lastSeq;
    }

    /** Sends a request, waits for its success and gives what the answer holds. */
    JsonNode ask(String command, Map<String, ?> arguments) {
        return response(send(command, arguments));
    }

    /** Waits for the answer to a request; @return its body */
    JsonNode response(int seq) {
        JsonNode response =
                await(responses, message -> message.path("request_seq").asInt() == seq, "answer " + seq);
        if (!response.path("success").asBoolean()) {
            throw new AssertionError(response.toString());
        }
        return response.path("body");
    }

    /** Waits for the next event of a kind; @return its body */
    JsonNode event(String name) {
        return await(events, message -> message.path("event").asText().equals(name), name)
                .path("body");
    }

    private JsonNode await(List<JsonNode> kept, Predicate<JsonNode> wanted, String name) {
        Deadline deadline = Deadline.fromNow();
        int looked = 0;
        while (true) {
            for (; looked < kept.size(); looked++) {
                if (wanted.test(kept.get(looked))) {
                    return kept.remove(looked);
                }
            }
            take(deadline, name);
        }
    }

    private void take(Deadline deadline, String awaited) {
        try {
            JsonNode message = received.poll(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
            if (message == null) {
                throw new AssertionError("no %s; events: %s".formatted(awaited, events));
            }
            (message.path("type").asText().equals("event") ? events : responses).add(message);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        adapter.destroyForcibly();
    }
}
