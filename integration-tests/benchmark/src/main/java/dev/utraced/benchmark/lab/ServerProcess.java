package dev.utraced.benchmark.lab;

import dev.utraced.benchmark.client.RspConnection;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A running debug server. */
public final class ServerProcess implements Closeable {
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final long POLL_NANOS = 200_000;

    private final Process process;
    private final InetSocketAddress address;

    private ServerProcess(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    static ServerProcess start(ServerCommand command, File log) throws IOException {
        InetSocketAddress address = freePort();
        Process process = new ProcessBuilder(command.wordsFor(address.getPort()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        return new ServerProcess(process, address);
    }

    /** Asks again and again until the server listens: how it announces its port differs from server to server. */
    public RspConnection connect() throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            SocketChannel socket = SocketChannel.open();
            try {
                socket.connect(address);
                return new RspConnection(socket);
            } catch (ConnectException notYet) {
                socket.close();
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IOException("the server does not listen", notYet);
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static InetSocketAddress freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return new InetSocketAddress(probe.getInetAddress(), probe.getLocalPort());
        }
    }
}
