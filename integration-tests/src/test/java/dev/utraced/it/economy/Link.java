package dev.utraced.it.economy;

import dev.utraced.it.server.RunningServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a server, for one connection, that counts the client's packets and takes its time: all on loopback. */
public final class Link implements AutoCloseable {
    private final ServerSocket listening;
    private final Socket server;
    private final long oneWayMicros;
    private final AtomicInteger packets = new AtomicInteger();
    private final AtomicInteger replies = new AtomicInteger();
    private final AtomicInteger trips = new AtomicInteger();
    private final ScheduledExecutorService couriers = Executors.newScheduledThreadPool(1);

    private Link(ServerSocket listening, Socket server, Duration roundTrip) {
        this.listening = listening;
        this.server = server;
        this.oneWayMicros = roundTrip.toNanos() / 2000;
    }

    public static Link to(RunningServer server, Duration roundTrip) {
        try {
            InetAddress here = InetAddress.getLoopbackAddress();
            Link link = new Link(new ServerSocket(0, 1, here), new Socket(here, server.port()), roundTrip);
            new Thread(link::serve, "link-requests").start();
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As gdb's {@code target remote} takes it. */
    public String address() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    /** What the client has sent so far: a packet has one bare hash, in front of its checksum. */
    public int packets() {
        return packets.get();
    }

    /** How often the client has sent something when it had all replies; what it sends before it has them costs no further time. */
    public int trips() {
        return trips.get();
    }

    private void serve() {
        try (Socket client = listening.accept()) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            new Thread(() -> carry(server, client, false), "link-replies").start();
            carry(client, server, true);
        } catch (IOException e) {
            close(); // the test is over
        }
    }

    private void carry(Socket from, Socket to, boolean counting) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                byte[] chunk = Arrays.copyOf(buffer, count);
                if (counting) {
                    sent(hashes(chunk));
                }
                couriers.schedule(() -> deliver(chunk, out, counting), oneWayMicros, TimeUnit.MICROSECONDS);
            }
            couriers.schedule(() -> finish(to), oneWayMicros, TimeUnit.MICROSECONDS);
        } catch (IOException | RejectedExecutionException e) {
            close(); // one of the ends has gone, or the test is over
        }
    }

    private void sent(int count) {
        if (count > 0 && packets.getAndAdd(count) == replies.get()) {
            trips.incrementAndGet();
        }
    }

    private void deliver(byte[] chunk, OutputStream out, boolean request) {
        try {
            if (!request) {
                replies.addAndGet(hashes(chunk));
            }
            out.write(chunk);
        } catch (IOException e) {
            close();
        }
    }

    private void finish(Socket to) {
        try {
            to.close();
        } catch (IOException e) {
            close();
        }
    }

    private static int hashes(byte[] bytes) {
        int count = 0;
        for (byte each : bytes) {
            if (each == '#') {
                count++;
            }
        }
        return count;
    }

    @Override
    public void close() {
        couriers.shutdownNow();
        try (listening;
                server) {
            // Both are closed, whatever happens to the first.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
