package dev.utraced.it.rsp;

import dev.utraced.it.process.Deadline;
import dev.utraced.it.server.RunningServer;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * A connection to a server, packet by packet. Payloads are strings with one character per byte. Each packet is acknowledged until
 * {@link #handshake} has switched that off.
 */
public final class RspClient implements AutoCloseable {
    private static final String FEATURES =
            "qSupported:multiprocess+;swbreak+;hwbreak+;fork-events+;vfork-events+;exec-events+;"
                    + "vContSupported+;QThreadEvents+;no-resumed+;xmlRegisters=i386";

    private final Socket socket;
    private final InputStream in;
    private boolean acknowledging = true;
    private String lastSent = "";

    private RspClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        socket.setTcpNoDelay(true);
    }

    public static RspClient connect(RunningServer server) {
        try {
            return new RspClient(new Socket(InetAddress.getLoopbackAddress(), server.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects and agrees on features and on no acknowledgements, in extended mode, as gdb does. */
    public static RspClient extended(RunningServer server) {
        RspClient client = connect(server);
        client.handshake();
        client.expect("!", "OK");
        return client;
    }

    /** Agrees on features and on no acknowledgements. */
    public String handshake() {
        String features = ask(FEATURES);
        expect("QStartNoAckMode", "OK");
        stopAcknowledging();
        return features;
    }

    /** Both sides have agreed on it. */
    public void stopAcknowledging() {
        acknowledging = false;
    }

    /** Sends a request and gives the answer to it. */
    public String ask(String payload) {
        send(payload);
        return reply();
    }

    /** Sends a request whose answer must be {@code answer}. */
    public void expect(String payload, String answer) {
        String reply = ask(payload);
        if (!reply.equals(answer)) {
            throw new AssertionError("%s -> %s (expected: %s)".formatted(payload, reply, answer));
        }
    }

    public void send(String payload) {
        sendRaw(Frames.frame(payload));
    }

    /** Sends bytes as they are. */
    public void sendRaw(byte[] bytes) {
        lastSent = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("after " + lastSent, e);
        }
    }

    /** Sends the byte that stands for Ctrl-C. */
    public void interrupt() {
        sendRaw(new byte[] {3});
    }

    /** The next packet, with runs and escapes undone; a notification begins with {@code %}. */
    public String reply() {
        try {
            return nextPacket();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("no answer to " + lastSent, e);
        } catch (IOException e) {
            throw new UncheckedIOException("instead of an answer to " + lastSent, e);
        }
    }

    private String nextPacket() throws IOException {
        Deadline deadline = Deadline.fromNow();
        int start = readOrFail(deadline);
        while (start != '$' && start != '%') {
            start = readOrFail(deadline);
        }
        StringBuilder raw = new StringBuilder();
        for (int c = readOrFail(deadline); c != '#'; c = readOrFail(deadline)) {
            raw.append((char) c);
        }
        String sum = "" + (char) readOrFail(deadline) + (char) readOrFail(deadline);
        if (Integer.parseInt(sum, 16) != Frames.checksum(raw)) {
            throw new AssertionError("checksum %s of %s is wrong".formatted(sum, raw));
        }
        if (acknowledging && start == '$') {
            socket.getOutputStream().write('+');
        }
        return (start == '%' ? "%" : "") + Frames.expand(raw);
    }

    private int readOrFail(Deadline deadline) throws IOException {
        int c = read(deadline);
        if (c < 0) {
            throw new EOFException("the server has closed the connection");
        }
        return c;
    }

    private int read(Deadline deadline) throws IOException {
        if (in.available() == 0) {
            socket.setSoTimeout(deadline.millisLeft());
        }
        return in.read();
    }

    /** Breaks the connection with a reset, as a lost link does. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
