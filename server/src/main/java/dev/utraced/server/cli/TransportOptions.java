package dev.utraced.server.cli;

import dev.utraced.server.tls.TlsFiles;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/** Options about links, of the server and of the connector, while they are being read. One for each command line. */
final class TransportOptions {
    private static final Set<String> NAMES =
            Set.of("--tls-key", "--tls-cert", "--tls-ca", "--tls-name", "--keepalive", "--connect-to");
    private static final int USUAL_KEEPALIVE_SECONDS = 60;
    private static final int MOST_KEEPALIVE_SECONDS = 32767;

    private Optional<String> key = Optional.empty();
    private Optional<String> certificates = Optional.empty();
    private Optional<String> authorities = Optional.empty();
    private Optional<String> peerName = Optional.empty();
    private Optional<String> connectTo = Optional.empty();
    private int keepAliveSeconds = USUAL_KEEPALIVE_SECONDS;
    private boolean insecure;

    /** The value of an option: what is attached with =, or the next word. @throws UsageException where there is none */
    static String value(String name, Optional<String> attached, Deque<String> rest) {
        if (attached.isEmpty() && rest.isEmpty()) {
            throw new UsageException(name + " needs a value");
        }
        return attached.orElseGet(rest::pop);
    }

    /** Takes an option, if it is one of these. */
    boolean take(String name, Optional<String> attached, Deque<String> rest) {
        if (name.equals("--insecure") && attached.isEmpty()) {
            insecure = true;
            return true;
        }
        if (!NAMES.contains(name)) {
            return false;
        }
        Optional<String> value = Optional.of(value(name, attached, rest));
        switch (name) {
            case "--tls-key" -> key = value;
            case "--tls-cert" -> certificates = value;
            case "--tls-ca" -> authorities = value;
            case "--tls-name" -> peerName = value;
            case "--connect-to" -> connectTo = value;
            default -> keepAliveSeconds = seconds(name, value.get());
        }
        return true;
    }

    private static int seconds(String name, String text) {
        try {
            int seconds = Integer.parseInt(text);
            if (seconds >= 1 && seconds <= MOST_KEEPALIVE_SECONDS) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            // The same answer as for a number that is none of these.
        }
        throw new UsageException(name + "=" + text + " (expected: seconds, 1 to " + MOST_KEEPALIVE_SECONDS + ")");
    }

    /** Empty: no encryption is asked for. @throws UsageException where something is missing for it */
    Optional<TlsFiles> tls() {
        if (key.isEmpty() && certificates.isEmpty() && authorities.isEmpty()) {
            return Optional.empty();
        }
        if (key.isEmpty() || certificates.isEmpty() || authorities.isEmpty()) {
            throw new UsageException("TLS needs --tls-key, --tls-cert and --tls-ca together");
        }
        return Optional.of(new TlsFiles(path(key.get()), path(certificates.get()), path(authorities.get())));
    }

    private static Path path(String text) {
        return Path.of(text);
    }

    Optional<String> peerName() {
        return peerName;
    }

    Optional<String> connectTo() {
        return connectTo;
    }

    int keepAliveSeconds() {
        return keepAliveSeconds;
    }

    boolean insecure() {
        return insecure;
    }
}
