package dev.utraced.server.net;

import dev.utraced.server.tls.Tls;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/**
 * Encrypts connections. Handshakes are calculated on a thread of their own, so that nobody waits for them, and one that takes too long is
 * given up.
 */
public final class Encryption {
    private static final long HANDSHAKE_SECONDS = 10;

    private final Supplier<SSLEngine> engines;
    private final Executor handshakes = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "tls");
        thread.setDaemon(true);
        return thread;
    });

    private Encryption(Supplier<SSLEngine> engines) {
        this.engines = engines;
    }

    /** Where clients connect to us. */
    public static Encryption accepting(Tls tls) {
        return new Encryption(tls::acceptingEngine);
    }

    /** Where we connect to clients. @param peerName what their certificate must be for */
    public static Encryption connecting(Tls tls, String peerName) {
        return new Encryption(() -> tls.connectingEngine(peerName));
    }

    SslHandler handler() {
        SslHandler handler = new SslHandler(engines.get(), handshakes);
        handler.setHandshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        return handler;
    }
}
