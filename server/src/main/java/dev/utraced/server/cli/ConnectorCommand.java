package dev.utraced.server.cli;

import dev.utraced.server.connect.Connector;
import dev.utraced.server.tls.Tls;
import dev.utraced.server.tls.TlsException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** {@code utraced connect HOST:PORT} and {@code utraced accept [HOST:]PORT}: the debugger's end of a link. */
final class ConnectorCommand {
    private static final String CONNECT = "connect";
    private static final String ACCEPT = "accept";
    static final List<String> VERBS = List.of(CONNECT, ACCEPT);

    private final TransportOptions transport = new TransportOptions();
    private Optional<String> tokenFile = Optional.empty();
    private boolean lookingAhead = true;

    private ConnectorCommand() {}

    static int run(List<String> arguments, PrintStream err) {
        try {
            new ConnectorCommand().connect(new ArrayDeque<>(arguments), err);
            return Server.SUCCESS;
        } catch (UsageException e) {
            err.println("utraced: " + e.getMessage());
        } catch (TlsException | StartException | IOException e) {
            err.println("utraced: no connection: " + e.getMessage());
        }
        return Server.FAILURE;
    }

    private void connect(Deque<String> rest, PrintStream err) throws IOException {
        String verb = rest.pop();
        while (rest.peek() != null && rest.peek().startsWith("--")) {
            option(rest.pop(), rest);
        }
        if (rest.size() != 1) {
            throw new UsageException(
                    "utraced " + verb + " [OPTIONS] " + (verb.equals(CONNECT) ? "HOST:PORT" : "[HOST:]PORT"));
        }
        Connector connector = new Connector(
                transport.tls().map(Tls::of),
                token(),
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                err,
                lookingAhead);
        String where = rest.pop();
        if (verb.equals(CONNECT)) {
            Endpoint.Dialed server = Endpoint.dialed(where);
            connector.connect(server.address(), transport.peerName().orElse(server.host()));
        } else if (Endpoint.parse(where) instanceof Endpoint.Tcp tcp) {
            link().check(tcp.address());
            connector.accept(tcp.address());
        } else {
            throw new UsageException("'" + where + "' is no port to wait on (expected: [HOST:]PORT)");
        }
    }

    private Transport link() {
        return new Transport(transport.tls(), transport.peerName(), transport.keepAliveSeconds(), transport.insecure());
    }

    private void option(String word, Deque<String> rest) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Optional<String> attached = equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1));
        if (name.equals("--token-file")) {
            tokenFile = Optional.of(TransportOptions.value(name, attached, rest));
        } else if (word.equals("--no-look-ahead")) {
            lookingAhead = false;
        } else if (!transport.take(name, attached, rest)) {
            throw new UsageException("Unknown argument: " + word);
        }
    }

    /** The first word of the file. */
    private Optional<String> token() throws IOException {
        if (tokenFile.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Files.readString(Path.of(tokenFile.get())).strip().split("\\s+")[0]);
    }
}
