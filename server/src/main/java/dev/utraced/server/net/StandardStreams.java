package dev.utraced.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A connection over two byte streams that block: standard input and output.
 *
 * <p>They may be pipes, sockets, terminals or files, and they are shared with other programs, so they are left in blocking mode; a
 * thread of its own reads, another writes, and both meet the loop through its queue. The reader waits for its chunk to be decoded before
 * it reads the next, so a client that sends without reading is held back like one on a socket.
 */
public final class StandardStreams {
    private static final int CHUNK_BYTES = 1 << 16;

    private final InputStream in;
    private final OutputStream out;
    private final Loop loop;
    private final StreamSettings settings;
    private final CountDownLatch written = new CountDownLatch(1);

    public StandardStreams(InputStream in, OutputStream out, Loop loop, StreamSettings settings) {
        this.in = in;
        this.out = out;
        this.loop = loop;
        this.settings = settings;
    }

    /** Starts both threads. On the loop thread. */
    public void start(Clients clients) {
        Writer writer = new Writer(out, loop, written::countDown);
        PacketStream stream = new PacketStream(
                writer,
                UnpooledByteBufAllocator.DEFAULT,
                loop.busyWait(),
                new WireLog(settings.logWire(), 1),
                settings.mostPayloadBytes(),
                settings.search(),
                connection -> clients.connected(connection, new Peer.Parent()));
        Reader reader = new Reader(in, loop, stream);
        writer.start(stream, reader);
        daemon(reader, "stdin");
        daemon(writer, "stdout");
    }

    /** Waits until everything sent is out and the connection is closed, but no longer than a client may take that still reads. */
    public void awaitWritten() throws InterruptedException {
        written.await(1, TimeUnit.SECONDS);
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Reads; the loop gives a permit for each further chunk. */
    private static final class Reader implements Runnable {
        private final InputStream in;
        private final Executor loop;
        private final PacketStream stream;
        private final Semaphore permits = new Semaphore(1);
        private boolean waiting;
        private boolean ended;

        Reader(InputStream in, Executor loop, PacketStream stream) {
            this.in = in;
            this.loop = loop;
            this.stream = stream;
        }

        @Override
        public void run() {
            byte[] chunk = new byte[CHUNK_BYTES];
            try {
                while (true) {
                    permits.acquire();
                    int length = in.read(chunk);
                    if (length < 0) {
                        break;
                    }
                    ByteBuf bytes = Unpooled.copiedBuffer(chunk, 0, length);
                    loop.execute(() -> decode(bytes));
                }
            } catch (IOException | InterruptedException e) {
                // The same as its end: nothing more will come.
            }
            loop.execute(this::end);
        }

        private void decode(ByteBuf bytes) {
            if (ended) {
                bytes.release();
                return;
            }
            waiting = true;
            stream.received(bytes);
            readOn();
        }

        /** On the loop: lets the thread read where it waits and the stream wants more. */
        void readOn() {
            if (waiting && stream.wantsMore()) {
                waiting = false;
                permits.release();
            }
        }

        void end() {
            if (!ended) {
                ended = true;
                stream.ended();
            }
        }
    }

    /** Writes what the loop queues. */
    private static final class Writer implements Runnable, ByteOutlet {
        private static final int MOST_QUEUED_BYTES = CHUNK_BYTES;
        private static final byte[] END = new byte[0];

        private final OutputStream out;
        private final Executor loop;
        private final LinkedBlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
        private final AtomicInteger queuedBytes = new AtomicInteger();
        private final Runnable allWritten;
        private Runnable written = () -> {};
        private Runnable ended = () -> {};

        Writer(OutputStream out, Executor loop, Runnable allWritten) {
            this.out = out;
            this.loop = loop;
            this.allWritten = allWritten;
        }

        void start(PacketStream stream, Reader reader) {
            written = () -> {
                stream.writable();
                reader.readOn();
            };
            ended = reader::end;
        }

        @Override
        public void run() {
            try {
                while (true) {
                    byte[] bytes = queue.take();
                    if (bytes == END) {
                        break;
                    }
                    out.write(bytes);
                    out.flush();
                    int before = queuedBytes.getAndAdd(-bytes.length);
                    if (before >= MOST_QUEUED_BYTES && before - bytes.length < MOST_QUEUED_BYTES) {
                        loop.execute(written);
                    }
                }
            } catch (IOException | InterruptedException e) {
                // Whoever read it has gone.
            }
            allWritten.run();
            loop.execute(ended);
        }

        @Override
        public void send(ByteBuf bytes) {
            byte[] copy = new byte[bytes.readableBytes()];
            bytes.readBytes(copy);
            bytes.release();
            queuedBytes.addAndGet(copy.length);
            queue.add(copy);
        }

        @Override
        public boolean isWritable() {
            return queuedBytes.get() < MOST_QUEUED_BYTES;
        }

        @Override
        public void closeAfterSending() {
            queue.add(END);
        }
    }
}
