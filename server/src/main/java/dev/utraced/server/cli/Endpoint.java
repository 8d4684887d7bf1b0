package dev.utraced.server.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** COMM: where clients come from. */
sealed interface Endpoint {

    /**
     * A TCP address to listen on.
     *
     * @param host empty: this machine's own clients only
     * @param port 0: any that is free
     */
    record Tcp(Optional<String> host, int port) implements Endpoint {
        InetSocketAddress address() throws UnknownHostException {
            InetAddress address =
                    host.isPresent() ? InetAddress.getByName(host.get()) : InetAddress.getLoopbackAddress();
            return new InetSocketAddress(address, port);
        }

        @Override
        public String toString() {
            return host.orElse("") + ":" + port;
        }
    }

    /** A Unix socket to listen on. gdb cannot reach one with a colon in its path. */
    record Unix(Path path) implements Endpoint {}

    /** A TCP address to connect to, where a client waits. */
    record Dialed(String host, int port) implements Endpoint {
        InetSocketAddress address() {
            return new InetSocketAddress(host, port);
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** The server's own standard input and output. */
    record Standard() implements Endpoint {}

    String UNIX = "unix:";

    /** What may stand in front of {@code HOST:PORT}, as in gdb. */
    List<String> SCHEMES = List.of("tcp:", "tcp4:", "tcp6:");

    int MOST_PORT_DIGITS = 5;

    /** @throws UsageException where it is none */
    static Endpoint parse(String text) {
        if (text.equals("-") || text.equals("stdio")) {
            return new Standard();
        }
        if (text.startsWith(UNIX)) {
            return unix(text.substring(UNIX.length()));
        }
        if (isPort(text)) {
            return tcp("", text);
        }
        String address = withoutScheme(text);
        int colon = address.lastIndexOf(':');
        String host = withoutBrackets(address.substring(0, Math.max(0, colon)));
        if (colon < 0 || host.contains("[") || host.contains("]") || !isPort(address.substring(colon + 1))) {
            throw new UsageException(
                    "'" + text + "' is no address (expected: HOST:PORT, :PORT, unix:PATH, or - for standard input)");
        }
        return tcp(host, address.substring(colon + 1));
    }

    /** By hand: a regular expression would be the only one of a usual start, and takes the JVM a while. */
    private static boolean isPort(String text) {
        return !text.isEmpty()
                && text.length() <= MOST_PORT_DIGITS
                && text.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    private static String withoutScheme(String text) {
        for (String scheme : SCHEMES) {
            if (text.startsWith(scheme) && text.indexOf(':', scheme.length()) >= 0) {
                return text.substring(scheme.length());
            }
        }
        return text;
    }

    /** An IPv6 address may be in brackets and need not. */
    private static String withoutBrackets(String host) {
        boolean bracketed = host.length() > 2 && host.startsWith("[") && host.endsWith("]");
        return bracketed ? host.substring(1, host.length() - 1) : host;
    }

    /** @throws UsageException where it is no {@code HOST:PORT} */
    static Dialed dialed(String text) {
        if (!text.startsWith(UNIX)
                && parse(text) instanceof Tcp tcp
                && tcp.host().isPresent()
                && tcp.port() != 0) {
            return new Dialed(tcp.host().get(), tcp.port());
        }
        throw new UsageException("'" + text + "' is nowhere to connect to (expected: HOST:PORT)");
    }

    private static Endpoint unix(String path) {
        if (path.isEmpty() || path.contains(":")) {
            throw new UsageException("'" + path + "' is no path of a socket that a debugger can reach"
                    + " (expected: unix:PATH without another colon)");
        }
        return new Unix(Path.of(path));
    }

    private static Endpoint tcp(String host, String digits) {
        int port = Integer.parseInt(digits);
        if (port > 0xffff) {
            throw new UsageException("port " + port + " (expected: 0 to 65535)");
        }
        return new Tcp(host.isEmpty() ? Optional.empty() : Optional.of(host), port);
    }
}
