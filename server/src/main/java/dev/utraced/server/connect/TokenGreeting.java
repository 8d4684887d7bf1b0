package dev.utraced.server.connect;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Says {@code monitor auth TOKEN} before the debugger says anything, and takes the answer. */
final class TokenGreeting {
    private static final HexFormat HEX = HexFormat.of();
    private static final int MOST_REPLY_BYTES = 4096;

    private final InputStream in;
    private final OutputStream out;
    private final PrintStream err;

    TokenGreeting(InputStream in, OutputStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** @throws IOException where the server does not take it */
    void show(String token) throws IOException {
        send("qRcmd," + HEX.formatHex(("auth " + token).getBytes(StandardCharsets.UTF_8)));
        while (true) {
            String reply = reply();
            out.write('+');
            out.flush();
            if (reply.equals("OK")) {
                return;
            }
            if (!reply.startsWith("O")) {
                throw new IOException(reply.startsWith("E.") ? reply.substring(2) : "the server refuses the token");
            }
            err.print(new String(HEX.parseHex(reply.substring(1)), StandardCharsets.UTF_8));
        }
    }

    private void send(String payload) throws IOException {
        int sum = payload.chars().sum() & 0xff;
        out.write(("$" + payload + "#" + HEX.toHexDigits((byte) sum)).getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Acknowledgements and whatever else stands between packets is left out. */
    private String reply() throws IOException {
        StringBuilder reply = new StringBuilder();
        int next = next();
        while (next != '$') {
            next = next();
        }
        for (next = next(); next != '#'; next = next()) {
            if (next == '*') {
                reply.append(reply.substring(reply.length() - 1).repeat(next() - 29));
            } else {
                reply.append((char) next);
            }
            if (reply.length() > MOST_REPLY_BYTES) {
                throw new IOException("this is no server of ours");
            }
        }
        next();
        next();
        return reply.toString();
    }

    private int next() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("the server has closed the connection");
        }
        return next;
    }
}
