package dev.utraced.benchmark.client;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;

/** What a debugger does through a connection: the handshake, memory, breakpoints, resuming and waiting for the stop. */
public final class DebugSession implements Closeable {
    private static final Request QUERY_SUPPORTED = Request.of("qSupported:multiprocess+;swbreak+;hwbreak+;fork-events+;"
            + "vfork-events+;exec-events+;vContSupported+;QThreadEvents+;no-resumed+;xmlRegisters=i386");
    private static final int DEFAULT_PACKET_BYTES = 1024;

    private final RspConnection connection;
    private final int packetBytes;

    private DebugSession(RspConnection connection, int packetBytes) {
        this.connection = connection;
        this.packetBytes = packetBytes;
    }

    /** Two round trips: qSupported with acknowledgements, QStartNoAckMode to end them. */
    public static DebugSession handshake(RspConnection connection) {
        String features = connection.ask(QUERY_SUPPORTED).text();
        DebugSession session = new DebugSession(connection, packetBytes(features));
        session.expectOk(Request.of("QStartNoAckMode"));
        connection.stopAcknowledging();
        return session;
    }

    /** The most bytes of payload that the server takes, from which a debugger derives the size of its transfers. */
    public int packetBytes() {
        return packetBytes;
    }

    public Reply ask(Request request) {
        return connection.ask(request);
    }

    /** A reply that carries something: neither empty nor an error. */
    public Reply query(Request request) {
        Reply reply = connection.ask(request);
        if (reply.isEmpty()) {
            throw new UnsupportedPacketException(request);
        }
        if (reply.isError()) {
            throw new ProtocolException(request + " was answered " + reply);
        }
        return reply;
    }

    /** See {@link RspConnection#record}. */
    public String record(Request request, Recording recording, char until) {
        return connection.record(request, recording, until);
    }

    /** See {@link RspConnection#record}. */
    public void record(Request request, Recording recording) {
        connection.record(request, recording);
    }

    /** See {@link RspConnection#replay}. */
    public Reply replay(Recording recording) {
        return connection.replay(recording);
    }

    public void expectOk(Request request) {
        Reply reply = query(request);
        if (!reply.isOk()) {
            throw new ProtocolException(request + " was answered " + reply);
        }
    }

    public void send(Request request) {
        connection.send(request);
    }

    public void interrupt() {
        connection.interrupt();
    }

    public StopReply resume(Request request) {
        connection.send(request);
        return awaitStop(request);
    }

    public StopReply awaitStop(Request cause) {
        while (true) {
            Reply reply = connection.receive();
            if (reply.isEmpty()) {
                throw new UnsupportedPacketException(cause);
            }
            if (reply.first() != 'O') {
                return StopReply.parse(reply.text());
            }
        }
    }

    public byte[] readMemory(long address, int length) {
        Reply reply = query(Request.of("m" + Hex.number(address) + "," + Hex.number(length)));
        if (reply.length() != 2 * length) {
            throw new ProtocolException(length + " bytes asked, " + reply.length() / 2 + " got");
        }
        return HexFormat.of().parseHex(reply.text());
    }

    public long readLong(long address) {
        byte[] bytes = readMemory(address, Long.BYTES);
        long value = 0;
        for (int i = bytes.length; i-- > 0; ) {
            value = value << Byte.SIZE | bytes[i] & 0xff;
        }
        return value;
    }

    public void writeLong(long address, long value) {
        expectOk(Request.of("M" + Hex.number(address) + ",8:" + Hex.littleEndian(value)));
    }

    /** The requests that write {@code data} in hex, each as long as the server takes. */
    public Request[] writesInHex(long address, byte[] data) {
        int piece = (packetBytes - 64) / 2;
        Request[] requests = new Request[(data.length + piece - 1) / piece];
        for (int i = 0; i < requests.length; i++) {
            int length = Math.min(piece, data.length - i * piece);
            requests[i] = Request.writeHex(address + (long) i * piece, data, i * piece, length);
        }
        return requests;
    }

    /** The requests that write {@code data} as it is, escaped, each as long as the server takes. */
    public Request[] writesInBinary(long address, byte[] data) {
        int room = packetBytes - 64;
        Request[] requests = new Request[data.length / (room / 2) + 1];
        int count = 0;
        for (int from = 0; from < data.length; count++) {
            int length = 0;
            for (int used = 0; from + length < data.length && used < room - 1; length++) {
                used += Request.needsEscape(data[from + length]) ? 2 : 1;
            }
            requests[count] = Request.writeBinary(address + from, data, from, length);
            from += length;
        }
        return Arrays.copyOf(requests, count);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    private static int packetBytes(String features) {
        for (String feature : features.split(";")) {
            if (feature.startsWith("PacketSize=")) {
                return Integer.parseInt(feature, "PacketSize=".length(), feature.length(), 16);
            }
        }
        return DEFAULT_PACKET_BYTES;
    }
}
