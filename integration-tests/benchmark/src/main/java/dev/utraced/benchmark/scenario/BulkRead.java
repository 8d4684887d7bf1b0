package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Hex;
import dev.utraced.benchmark.client.ProtocolException;
import dev.utraced.benchmark.client.Recording;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.lab.Inferior;
import dev.utraced.benchmark.lab.Workbench;
import dev.utraced.benchmark.measure.Measure;
import java.io.IOException;
import java.util.Arrays;

/**
 * Much memory read by {@code m}, as much at a time as gdb asks for: what fits half a packet. Replies are kept as they
 * come, and checked, decoded and compared when the clock has stopped.
 */
record BulkRead(String name, int length) implements Scenario {
    private static final int FRAMING_ROOM = 64;

    @Override
    public Trial open(Workbench bench) throws IOException {
        Measure measure = Measure.rate(name);
        Inferior inferior = bench.launch("fill=1");
        Request[] requests = requests(inferior);
        byte[] expected = RandomBytes.ofInferior(length);
        Recording recording = new Recording(2 * length + FRAMING_ROOM * requests.length);
        return turn -> {
            byte[] text = new byte[2 * length];
            byte[] data = new byte[length];
            while (turn.goesOn()) {
                recording.clear();
                long start = System.nanoTime();
                for (Request request : requests) {
                    inferior.session().record(request, recording);
                }
                turn.rate(measure, length, System.nanoTime() - start);
                int received = replay(inferior.session(), recording, requests.length, text);
                Hex.decode(text, 0, received, data, 0);
                if (!Arrays.equals(data, expected)) {
                    throw new ProtocolException("what was read is not what is there");
                }
            }
        };
    }

    private static int replay(DebugSession session, Recording recording, int replies, byte[] text) {
        int received = 0;
        for (int i = 0; i < replies; i++) {
            received += session.replay(recording).copyTo(text, received, 0);
        }
        return received;
    }

    private Request[] requests(Inferior inferior) {
        int piece = (inferior.session().packetBytes() - FRAMING_ROOM) / 2;
        Request[] requests = new Request[(length + piece - 1) / piece];
        for (int i = 0; i < requests.length; i++) {
            long from = (long) i * piece;
            requests[i] = Request.of("m" + Hex.number(inferior.address("bulk") + from) + ","
                    + Hex.number(Math.min(piece, length - from)));
        }
        return requests;
    }
}
