package dev.utraced.benchmark.client;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/**
 * One blocking socket to a server. A reply without escapes and runs is handed out where it was received; every checksum is
 * verified.
 */
public final class RspConnection implements Closeable {
    private static final int INITIAL_BUFFER_BYTES = 256 << 10;
    private static final int TRAILER_BYTES = 3;

    private final SocketChannel socket;
    private byte[] received = new byte[INITIAL_BUFFER_BYTES];
    private byte[] decoded = new byte[INITIAL_BUFFER_BYTES];
    private int start;
    private int end;
    private boolean acks = true;

    public RspConnection(SocketChannel connected) throws IOException {
        socket = connected;
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    public void stopAcknowledging() {
        acks = false;
    }

    public Reply ask(Request request) {
        send(request);
        return receive();
    }

    public void send(Request request) {
        write(request.frame());
    }

    /** The interrupt byte, outside any packet. */
    public void interrupt() {
        write(ByteBuffer.wrap(new byte[] {3}));
    }

    /** The next reply; acknowledgements and notifications before it are skipped. */
    public Reply receive() {
        while (true) {
            byte kind = nextByte();
            if (kind == '$' || kind == '%') {
                int frameEnd = awaitFrameEnd();
                int from = start;
                start = frameEnd + TRAILER_BYTES;
                verify(received, from, frameEnd);
                if (kind == '$') {
                    acknowledge();
                    return decode(received, from, frameEnd);
                }
            } else if (kind != '+') {
                throw new ProtocolException("0x" + Hex.number(kind & 0xff) + " between packets");
            }
        }
    }

    /**
     * Asks, and keeps the reply as it comes; {@link #replay} gives it.
     *
     * @return its beginning, decoded, up to and without {@code until}; empty where that does not come
     */
    public String record(Request request, Recording recording, char until) {
        int from = recordFrame(request, recording);
        int frameEnd = start - TRAILER_BYTES;
        int headEnd = Bytes.indexOfEither(received, from, frameEnd, until, until);
        return headEnd == frameEnd ? "" : decode(received, from, headEnd).text();
    }

    /** Asks, and keeps the reply as it comes; {@link #replay} gives it. */
    public void record(Request request, Recording recording) {
        recordFrame(request, recording);
    }

    /** @return where the payload begins; behind its checksum is the start */
    private int recordFrame(Request request, Recording recording) {
        send(request);
        byte kind = nextByte();
        if (kind != '$') {
            throw new ProtocolException("0x" + Hex.number(kind & 0xff) + " in place of a reply");
        }
        while (end - start < TRAILER_BYTES || received[end - TRAILER_BYTES] != '#') {
            fill(); // nothing else has been asked for, so that nothing comes behind it
        }
        int from = start;
        start = end;
        recording.add(received, from, start);
        return from;
    }

    /** The next of the replies that were kept; at least one must be left. */
    public Reply replay(Recording recording) {
        byte[] bytes = recording.bytes();
        int from = recording.next();
        int frameEnd = Bytes.indexOfEither(bytes, from, recording.length(), '#', '#');
        recording.next(frameEnd + TRAILER_BYTES);
        verify(bytes, from, frameEnd);
        return decode(bytes, from, frameEnd);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                socket.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void acknowledge() {
        if (acks) {
            write(ByteBuffer.wrap(new byte[] {'+'}));
        }
    }

    private byte nextByte() {
        if (start == end) {
            start = 0;
            end = 0;
            fill();
        }
        return received[start++];
    }

    /** The place of the '#'; afterwards the whole frame, from {@code start} on, is in the buffer. */
    private int awaitFrameEnd() {
        int scanned = 0;
        while (true) {
            int at = Bytes.indexOfEither(received, start + scanned, end, '#', '#');
            if (at + TRAILER_BYTES <= end) {
                return at;
            }
            scanned = at - start;
            fill();
        }
    }

    private void fill() {
        if (end == received.length) {
            makeRoom();
        }
        try {
            int count = socket.read(ByteBuffer.wrap(received, end, received.length - end));
            if (count < 0) {
                throw new EOFException("the server closed the connection");
            }
            end += count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makeRoom() {
        int length = end - start;
        byte[] target = start > received.length / 2 ? received : new byte[2 * received.length];
        System.arraycopy(received, start, target, 0, length);
        received = target;
        start = 0;
        end = length;
    }

    private static void verify(byte[] frames, int from, int frameEnd) {
        int sent = Character.digit(frames[frameEnd + 1], 16) << 4 | Character.digit(frames[frameEnd + 2], 16);
        if (sent != Bytes.checksum(frames, from, frameEnd)) {
            throw new ProtocolException("wrong checksum");
        }
    }

    private Reply decode(byte[] frames, int from, int to) {
        int special = Bytes.indexOfEither(frames, from, to, '*', '}');
        if (special == to) {
            return new Reply(frames, from, to);
        }
        int in = from;
        int length = 0;
        while (special < to) {
            int plain = special - in;
            reserve(length + plain + Byte.MAX_VALUE);
            System.arraycopy(frames, in, decoded, length, plain);
            length += plain;
            byte operand = frames[special + 1];
            if (frames[special] == '}') {
                decoded[length++] = (byte) (operand ^ 0x20);
            } else {
                int repeats = operand - 29;
                Arrays.fill(decoded, length, length + repeats, decoded[length - 1]);
                length += repeats;
            }
            in = special + 2;
            special = Bytes.indexOfEither(frames, in, to, '*', '}');
        }
        reserve(length + to - in);
        System.arraycopy(frames, in, decoded, length, to - in);
        return new Reply(decoded, 0, length + to - in);
    }

    private void reserve(int length) {
        if (length > decoded.length) {
            decoded = Arrays.copyOf(decoded, 2 * length);
        }
    }
}
