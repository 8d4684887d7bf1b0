package dev.utraced.server.connect.lookahead;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Carries packets between a debugger and a server, with a look ahead. Two threads read, so that neither side ever waits to be read; all
 * else happens on the caller's.
 */
public final class Relay {
    private static final byte[] END = {};

    private record Chunk(boolean fromDebugger, byte[] bytes) {}

    /** Tells the server that nothing more will come. */
    public interface Closing {
        void close() throws IOException;
    }

    private final InputStream debuggerIn;
    private final InputStream serverIn;
    private final Closing closing;
    private final BlockingQueue<Chunk> arrived = new LinkedBlockingQueue<>();
    private final End debugger;
    private final End server;
    private final LookAhead lookAhead;

    /** @param closing is called when the debugger has gone; the server then ends the connection */
    public Relay(
            InputStream debuggerIn,
            OutputStream debuggerOut,
            InputStream serverIn,
            OutputStream serverOut,
            Closing closing) {
        this.debuggerIn = debuggerIn;
        this.serverIn = serverIn;
        this.closing = closing;
        this.debugger = End.ofDebugger(debuggerOut, new FromDebugger());
        this.server = End.ofServer(serverOut, new FromServer());
        this.lookAhead = new LookAhead(server::send, debugger::send, this::stopAcknowledging, System::nanoTime);
    }

    private final class FromDebugger implements End.Listener {
        @Override
        public void packet(String payload) {
            lookAhead.requested(payload);
        }

        @Override
        public void interrupt() {
            server.sendInterrupt();
        }
    }

    private final class FromServer implements End.Listener {
        @Override
        public void packet(String payload) {
            lookAhead.replied(payload);
        }

        @Override
        public void notification(String payload) {
            debugger.sendNotification(payload);
        }
    }

    private void stopAcknowledging() {
        debugger.stopAcknowledging();
        server.stopAcknowledging();
    }

    /** Returns when the server has ended the connection. */
    public void run() throws IOException {
        start("from-debugger", debuggerIn, true);
        start("from-server", serverIn, false);
        try {
            Chunk chunk = arrived.take();
            while (chunk.fromDebugger() || chunk.bytes() != END) {
                carry(chunk);
                chunk = arrived.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void carry(Chunk chunk) throws IOException {
        if (chunk.bytes() == END) {
            closing.close();
        } else {
            (chunk.fromDebugger() ? debugger : server).take(chunk.bytes());
        }
    }

    private void start(String name, InputStream in, boolean fromDebugger) {
        Thread reader = new Thread(() -> read(in, fromDebugger), name);
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream in, boolean fromDebugger) {
        byte[] buffer = new byte[1 << 16];
        try {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                arrived.add(new Chunk(fromDebugger, Arrays.copyOf(buffer, length)));
            }
        } catch (IOException gone) {
            // The same as an end.
        }
        arrived.add(new Chunk(fromDebugger, END));
    }
}
