package dev.utraced.server.connect;

import dev.utraced.server.connect.lookahead.Relay;
import dev.utraced.server.tls.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/** Makes one connection, shows the token where there is one, and then passes on what is said until either side ends. */
public final class Connector {
    private static final int CONNECT_MILLIS = 30_000;
    private static final int HANDSHAKE_MILLIS = 10_000;

    private final Optional<Tls> tls;
    private final Optional<String> token;
    private final InputStream debuggerIn;
    private final OutputStream debuggerOut;
    private final PrintStream err;
    private final boolean lookingAhead;

    /**
     * @param debuggerIn what the debugger says
     * @param debuggerOut what it hears
     * @param err for what goes wrong before there is a connection; is closed then
     * @param lookingAhead whether to answer here what can be, see {@link Relay}
     */
    public Connector(
            Optional<Tls> tls,
            Optional<String> token,
            InputStream debuggerIn,
            OutputStream debuggerOut,
            PrintStream err,
            boolean lookingAhead) {
        this.tls = tls;
        this.token = token;
        this.debuggerIn = debuggerIn;
        this.debuggerOut = debuggerOut;
        this.err = err;
        this.lookingAhead = lookingAhead;
    }

    /** Connects to a server. @param peerName what its certificate must be for */
    public void connect(InetSocketAddress address, String peerName) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            pass(secured(socket, peerName, false));
        }
    }

    /** Waits for a server that connects to us; one alone. */
    public void accept(InetSocketAddress address) throws IOException {
        try (Socket server = awaitServer(address)) {
            pass(server);
        }
    }

    private Socket awaitServer(InetSocketAddress address) throws IOException {
        try (ServerSocket listener = new ServerSocket()) {
            listener.setReuseAddress(true);
            listener.bind(address, 1);
            err.println("utraced: waiting for a server on port " + listener.getLocalPort());
            return firstThatIsLetIn(listener);
        }
    }

    private Socket firstThatIsLetIn(ServerSocket listener) throws IOException {
        while (true) {
            Socket socket = listener.accept();
            try {
                return secured(socket, "", true);
            } catch (IOException e) {
                err.println("utraced: turned away a server: " + e.getMessage());
                socket.close();
            }
        }
    }

    private Socket secured(Socket socket, String peerName, boolean accepting) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        if (tls.isEmpty()) {
            return socket;
        }
        SSLSocket encrypted = (SSLSocket) tls.get().sockets().createSocket(socket, peerName, socket.getPort(), true);
        encrypted.setUseClientMode(!accepting);
        encrypted.setSSLParameters(
                accepting ? tls.get().acceptingParameters() : tls.get().connectingParameters());
        encrypted.setSoTimeout(HANDSHAKE_MILLIS);
        encrypted.startHandshake();
        encrypted.setSoTimeout(0);
        return encrypted;
    }

    private void pass(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        if (token.isPresent()) {
            new TokenGreeting(in, out, err).show(token.get());
        }
        if (lookingAhead) {
            // As long as somebody could write there, gdb looks for it after each byte that it reads.
            err.close();
            new Relay(debuggerIn, debuggerOut, in, out, socket::shutdownOutput).run();
        } else {
            passBytes(socket, in, out);
        }
    }

    private void passBytes(Socket socket, InputStream in, OutputStream out) throws IOException {
        Thread upwards = new Thread(() -> copyUp(socket, out), "upwards");
        upwards.setDaemon(true);
        upwards.start();
        copy(in, debuggerOut);
    }

    private void copyUp(Socket socket, OutputStream out) {
        try {
            copy(debuggerIn, out);
            socket.shutdownOutput();
        } catch (IOException gone) {
            // The server has; the other direction ends, too.
        }
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] chunk = new byte[1 << 16];
        for (int length = from.read(chunk); length >= 0; length = from.read(chunk)) {
            to.write(chunk, 0, length);
            to.flush();
        }
    }
}
